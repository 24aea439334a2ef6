using System.Text.Json.Nodes;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Groups of conversations.</summary>
internal sealed class GroupEndpoints(AccountResourceService documents) : IEndpoints
{
    private const string Parameter = "groupId";
    private static readonly GroupKind Kind = GroupKind.Instance;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/manage/groups", context => context.AnswerAsync(All(documents.List(Kind))));
        routes.MapPost("/v1/manage/groups", CreateAllAsync);
        routes.MapPost("/v1/manage/group", CreateAsync);
        routes.MapGet("/v1/manage/group/{groupId}", context => context.AnswerAsync(One(documents.Get(Kind, Id(context)))));
        routes.MapPut("/v1/manage/group/{groupId}", ReplaceAsync);
        routes.MapDelete(
            "/v1/manage/group/{groupId}",
            async context => await context.AnswerAsync(await documents.DeleteAsync(Kind, context, Parameter)));
    }

    private static string Id(HttpContext context) => context.DocumentId(Parameter);

    private static JsonObject One(JsonObject group) => new() { ["group"] = group };

    private static JsonObject All(IEnumerable<JsonObject> groups) => new() { ["groups"] = AccountJson.ArrayOf(groups) };

    private async Task CreateAsync(HttpContext context)
    {
        var created = await documents.CreateAsync(Kind, await JsonBody.ReadAsync(context), context.RequestAborted);
        await context.AnswerAsync(One(created), StatusCodes.Status201Created);
    }

    private async Task CreateAllAsync(HttpContext context)
    {
        var created = await documents.CreateAllAsync(Kind, await JsonBody.ReadAsync(context), context.RequestAborted);
        await context.AnswerAsync(All(created), StatusCodes.Status201Created);
    }

    private async Task ReplaceAsync(HttpContext context)
    {
        var replaced = await documents.ReplaceAsync(Kind, Id(context), await JsonBody.ReadAsync(context), context.RequestAborted);
        await context.AnswerAsync(One(replaced));
    }
}
