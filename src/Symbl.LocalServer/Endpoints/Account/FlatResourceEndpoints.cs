using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>
/// Resources without a wrapper in answers, listed as a plain array: criteria, scorecards and assistants. The contract has no DELETE for
/// them.
/// </summary>
internal abstract class FlatResourceEndpoints(AccountResourceService documents, AccountResourceKind kind, string path, string parameter) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var one = $"{path}/{{{parameter}}}";
        routes.MapGet(path, context => context.AnswerAsync(AccountJson.ArrayOf(documents.List(kind))));
        routes.MapPost(path, CreateAsync);
        routes.MapGet(one, context => context.AnswerAsync(documents.Get(kind, Id(context))));
        routes.MapPut(one, ReplaceAsync);
        routes.MapPatch(one, MergeAsync);
    }

    private string Id(HttpContext context) => context.DocumentId(parameter);

    private async Task CreateAsync(HttpContext context)
    {
        var created = await documents.CreateAsync(kind, await JsonBody.ReadAsync(context), context.RequestAborted);
        await context.AnswerAsync(created, StatusCodes.Status201Created);
    }

    private async Task ReplaceAsync(HttpContext context) => await context.AnswerAsync(
        await documents.ReplaceAsync(kind, Id(context), await JsonBody.ReadAsync(context), context.RequestAborted));

    private async Task MergeAsync(HttpContext context) => await context.AnswerAsync(
        await documents.MergeAsync(kind, Id(context), await JsonBody.ReadAsync(context), context.RequestAborted));
}

/// <summary>Criteria of call scores. The list starts with the managed criteria.</summary>
internal sealed class CriteriaEndpoints(AccountResourceService documents)
    : FlatResourceEndpoints(documents, CriteriaKind.Instance, "/v1/manage/callscore/criteria", "criteriaId");

/// <summary>Scorecards of call scores.</summary>
internal sealed class ScorecardEndpoints(AccountResourceService documents)
    : FlatResourceEndpoints(documents, ScorecardKind.Instance, "/v1/manage/callscore/scorecards", "scorecardId");

/// <summary>Real-time assistants.</summary>
internal sealed class AssistantEndpoints(AccountResourceService documents)
    : FlatResourceEndpoints(documents, AssistantKind.Instance, "/v1/manage/rta", "rtaId");
