using Microsoft.Data.Sqlite;
using Symbl.LocalServer.Jobs;
using Symbl.LocalServer.Recognition;
using Symbl.LocalServer.Storage;

namespace Symbl.LocalServer.Endpoints;

/// <summary>Conversations: list, read, label, delete.</summary>
internal sealed class ConversationEndpoints(Database database, ConversationStore conversations, JobWorkers workers, TimeProvider clock)
    : IEndpoints
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 65_536;
    private const string NothingYet = "none yet: no recording has been processed";
    private static readonly TimeSpan DefaultWindow = TimeSpan.FromDays(7);

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "limit", "offset", "order", "startTime", "endTime", "sort", "filter",
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/conversations", ListAsync);
        routes.MapGet("/v1/conversations/{conversationId}", GetAsync);
        routes.MapPut("/v1/conversations/{conversationId}", UpdateAsync);
        routes.MapDelete("/v1/conversations/{conversationId}", DeleteAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        var query = ReadQuery(Fields.OfQuery(context.Request.Query));
        var page = database.Read(connection =>
            ConversationStore.List(connection, query).Select(conversation => Describe(connection, conversation)).ToList());
        return context.AnswerAsync(new ConversationsResponse(page), WireJson.Wire.ConversationsResponse);
    }

    private Task GetAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var conversation = database.Read(connection =>
            ConversationStore.Find(connection, id) is { } row ? Describe(connection, row) : throw ApiException.ConversationNotFound());
        return context.AnswerAsync(conversation, WireJson.Wire.ConversationResponse);
    }

    private async Task UpdateAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var metadata = ConversationMetadata.Read(Fields.OfBody(await context.ReadObjectAsync()));
        if (!await conversations.SetMetadataAsync(id, metadata, context.RequestAborted))
            throw ApiException.ConversationNotFound();
        await context.AnswerAsync(new ConversationUpdateResponse(IdCounter.Text(id), metadata), WireJson.Wire.ConversationUpdateResponse);
    }

    private async Task DeleteAsync(HttpContext context)
    {
        var unfinished = await conversations.DeleteAsync(context.ConversationId(), context.RequestAborted)
            ?? throw ApiException.ConversationNotFound();
        workers.Drop(unfinished);
        await context.AnswerAsync("successfully deleted the conversation");
    }

    private ConversationQuery ReadQuery(Fields fields)
    {
        fields.RefuseOthers(Known);
        if (fields.Text("filter") is not null)
            throw Fields.Wrong("filter", "is not supported by the local server; use startTime and endTime");
        var now = clock.GetUtcNow();
        var to = fields.Time("endTime") ?? now;
        var from = fields.Time("startTime") ?? to - DefaultWindow;
        if (from >= to)
            throw Fields.Wrong("startTime", "must be before endTime");
        if (from >= now)
            throw Fields.Wrong("startTime", "must be in the past");
        return new ConversationQuery(
            from,
            to,
            fields.Integer("limit", 0, MaxLimit) ?? DefaultLimit,
            fields.Integer("offset", 0) ?? 0,
            fields.OneOf("order", "asc", "desc") == "desc",
            fields.OneOf("sort", "conversation.startTime", "conversation.endTime", "conversation.name", "conversation.id") switch
            {
                "conversation.endTime" => ConversationSort.EndTime,
                "conversation.name" => ConversationSort.Name,
                "conversation.id" => ConversationSort.Id,
                _ => ConversationSort.StartTime,
            });
    }

    private static ConversationResponse Describe(SqliteConnection connection, ConversationRow conversation) => new(
        IdCounter.Text(conversation.Id),
        conversation.Type,
        conversation.Name,
        WireTime.Text(conversation.StartTime),
        WireTime.Text(conversation.EndTime),
        MemberEndpoints.Describe(MemberStore.List(connection, conversation.Id)),
        StoredJson.Read(conversation.MetadataJson, StoredJson.Default.DictionaryStringString),
        Describe(ConversationStore.Provenance(connection, conversation.Id)));

    // Recordings of one conversation may have been processed in different ways; each way is said once.
    private static ProvenanceResponse Describe(IReadOnlyList<RecordingProvenance> recordings) => recordings.Count == 0
        ? new ProvenanceResponse(NothingYet, NothingYet, Engines.Insights, [])
        : new ProvenanceResponse(
            string.Join("; ", recordings.Select(recording => recording.Words).Distinct()),
            string.Join("; ", recordings.Select(recording => recording.Speakers).Distinct()),
            Engines.Insights,
            [.. recordings.SelectMany(recording => recording.Notes).Distinct()]);
}
