using System.Text.Json;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Streams the messages of a conversation. It never holds a long transcript in memory.</summary>
internal sealed class MessageEndpoints(IStore store, ConversationAnalyses analyses, ShownMessages shown) : IEndpoints
{
    private const int FlushBytes = 64 * 1024;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "verbose", "sentiment", "redact", "exclude" };

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/conversations/{conversationId}/messages", ListAsync);

    private async Task ListAsync(HttpContext context)
    {
        var fields = Fields.OfQuery(context.Request.Query);
        fields.RefuseOthers(Known);
        var verbose = fields.Boolean("verbose") ?? false;
        var sentiment = fields.Boolean("sentiment") ?? false;
        var redact = fields.Boolean("redact");
        var exclude = fields.TextArray("exclude") ?? [];
        var id = context.ConversationId();

        using var unit = store.Read();
        var conversation = unit.Conversations.Find(id) ?? throw ApiException.ConversationNotFound();
        var redactor = shown.Redactor(unit, id, redact, exclude);
        var entities = redactor is null && unit.Conversations.Analysis(id).DetectEntities ? analyses.Get(unit, id).Entities : null;
        var writer = new MessageWriter(conversation, unit.Members.List(id), sentiment, redactor, entities);

        context.Response.ContentType = Answers.JsonContentType;
        var body = context.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(body, WireJson.WriterOptions);
        json.WriteStartObject();
        json.WriteStartArray("messages"u8);
        foreach (var message in unit.Messages.Stream(id, verbose))
        {
            writer.Write(json, message);
            if (json.BytesPending + body.UnflushedBytes > FlushBytes)
            {
                json.Flush();
                var flushed = await body.FlushAsync(context.RequestAborted);
                if (flushed.IsCompleted || flushed.IsCanceled)
                    return;
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        await body.FlushAsync(context.RequestAborted);
    }
}
