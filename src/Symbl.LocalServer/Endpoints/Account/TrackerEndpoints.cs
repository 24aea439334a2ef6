using System.Text.Json;
using System.Text.Json.Nodes;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Trackers of the account. The current paths and the paths of 2022 work.</summary>
internal sealed class TrackerEndpoints(AccountResourceService documents, TrackerWrites writes) : IEndpoints
{
    private const int MostBytes = 1024 * 1024;
    private static readonly TrackerKind Kind = TrackerKind.Instance;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/manage/trackers", ListAsync);
        routes.MapPost("/v1/manage/trackers", CreateOneOrAllAsync);
        routes.MapPost("/v1/manage/trackers/bulk", CreateAllAsync);
        routes.MapGet("/v1/manage/trackers/{trackerId}", GetAsync);
        routes.MapPatch("/v1/manage/trackers/{trackerId}", PatchAsync);
        routes.MapDelete("/v1/manage/trackers/{trackerId}", DeleteAsync);
        routes.MapPost("/v1/manage/tracker", CreateAsync);
        routes.MapGet("/v1/manage/tracker/{trackerId}", GetAsync);
        routes.MapPut("/v1/manage/tracker/{trackerId}", ReplaceAsync);
        routes.MapDelete("/v1/manage/tracker/{trackerId}", DeleteAsync);
    }

    private static string Id(HttpContext context) => context.DocumentId("trackerId");

    private static JsonObject One(JsonObject tracker) => new() { ["tracker"] = tracker };

    private static JsonObject All(IEnumerable<JsonObject> trackers) => new() { ["trackers"] = AccountJson.ArrayOf(trackers) };

    private Task ListAsync(HttpContext context) =>
        context.AnswerAsync(All(documents.List(Kind, Fields.OfQuery(context.Request.Query).Text("name"))));

    private Task GetAsync(HttpContext context) => context.AnswerAsync(One(documents.Get(Kind, Id(context))));

    private Task CreateAsync(HttpContext context) => WriteAsync(
        context, async body => One(await documents.CreateAsync(Kind, body, context.RequestAborted)), StatusCodes.Status201Created);

    private Task CreateAllAsync(HttpContext context) => WriteAsync(
        context, async body => All(await documents.CreateAllAsync(Kind, body, context.RequestAborted)), StatusCodes.Status201Created);

    // In 2022, this path accepted a list.
    private Task CreateOneOrAllAsync(HttpContext context) => WriteAsync(
        context,
        async body => body.ValueKind == JsonValueKind.Array
            ? All(await documents.CreateAllAsync(Kind, body, context.RequestAborted))
            : One(await documents.CreateAsync(Kind, body, context.RequestAborted)),
        StatusCodes.Status201Created);

    private Task PatchAsync(HttpContext context) =>
        WriteAsync(context, async body => One(await documents.PatchAsync(Kind, Id(context), body, context.RequestAborted)));

    private Task ReplaceAsync(HttpContext context) =>
        WriteAsync(context, async body => One(await documents.ReplaceAsync(Kind, Id(context), body, context.RequestAborted)));

    private async Task DeleteAsync(HttpContext context)
    {
        var deleted = await writes.RunAsync(() => documents.DeleteAsync(Kind, context, "trackerId"));
        await context.AnswerAsync(deleted);
    }

    // The call releases the limit before it sends the answer. After a client has the answer, it can send the next call.
    private async Task WriteAsync(HttpContext context, Func<JsonElement, Task<JsonObject>> write, int status = StatusCodes.Status200OK)
    {
        var answer = await writes.RunAsync(async () => await write(await JsonBody.ReadAsync(context, MostBytes)));
        await context.AnswerAsync(answer, status);
    }
}
