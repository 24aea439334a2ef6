using System.Text.Json;
using System.Text.Json.Nodes;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Custom entities of the account. The current paths and the older singular paths work.</summary>
internal sealed class EntityDefinitionEndpoints(AccountResourceService documents) : IEndpoints
{
    private static readonly EntityDefinitionKind Kind = EntityDefinitionKind.Instance;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/manage/entities", ListAsync);
        routes.MapPost("/v1/manage/entities", CreateOneOrAllAsync);
        routes.MapDelete("/v1/manage/entities", DeleteBySubTypeAsync);
        routes.MapPost("/v1/manage/entities/bulk", CreateAllAsync);
        routes.MapPost("/v1/manage/entity", CreateAsync);
        foreach (var path in new[] { "/v1/manage/entities/{entityId}", "/v1/manage/entity/{entityId}" })
        {
            routes.MapGet(path, GetAsync);
            routes.MapPut(path, ReplaceAsync);
            routes.MapDelete(path, DeleteAsync);
        }
    }

    private static string Id(HttpContext context) => context.DocumentId("entityId");

    private static JsonObject All(IEnumerable<JsonObject> entities) => new() { ["entities"] = AccountJson.ArrayOf(entities) };

    private Task ListAsync(HttpContext context) => context.AnswerAsync(All(documents.List(Kind)));

    private Task GetAsync(HttpContext context) => context.AnswerAsync(documents.Get(Kind, Id(context)));

    private async Task CreateAsync(HttpContext context)
    {
        var created = await documents.CreateAsync(Kind, await JsonBody.ReadAsync(context), context.RequestAborted);
        await context.AnswerAsync(created, StatusCodes.Status201Created);
    }

    private async Task CreateAllAsync(HttpContext context)
    {
        var created = await documents.CreateAllAsync(Kind, await JsonBody.ReadAsync(context), context.RequestAborted);
        await context.AnswerAsync(All(created), StatusCodes.Status201Created);
    }

    // In an older guide, this path accepts a list. In the contract, it returns an entity. The answer to a list satisfies both: it is the
    // first entity with an added list of all entities.
    private async Task CreateOneOrAllAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context);
        if (body.ValueKind != JsonValueKind.Array)
        {
            await context.AnswerAsync(await documents.CreateAsync(Kind, body, context.RequestAborted), StatusCodes.Status201Created);
            return;
        }

        if (body.GetArrayLength() == 0)
            throw Fields.Wrong("value", "must contain at least 1 items");
        var created = await documents.CreateAllAsync(Kind, body, context.RequestAborted);
        var answer = created[0].DeepClone().AsObject();
        answer["entities"] = AccountJson.ArrayOf(created);
        await context.AnswerAsync(answer, StatusCodes.Status201Created);
    }

    // The guide shows the entity itself, and the SDKs read it from the member "entity". The answer satisfies both.
    private async Task ReplaceAsync(HttpContext context)
    {
        var entity = await documents.ReplaceAsync(Kind, Id(context), await JsonBody.ReadAsync(context), context.RequestAborted);
        var answer = entity.DeepClone().AsObject();
        answer["entity"] = entity.DeepClone();
        await context.AnswerAsync(answer);
    }

    // In the contract, these answers have no body.
    private Task DeleteAsync(HttpContext context) => documents.DeleteAsync(Kind, Id(context), context.RequestAborted);

    private async Task DeleteBySubTypeAsync(HttpContext context)
    {
        var subType = Fields.OfQuery(context.Request.Query).RequiredText("subType");
        if (await documents.DeleteAsync(Kind, entity => (string)entity["subType"]! == subType, context.RequestAborted) == 0)
            throw ApiException.NotFound($"There is no entity of the subType \"{subType}\".");
    }
}
