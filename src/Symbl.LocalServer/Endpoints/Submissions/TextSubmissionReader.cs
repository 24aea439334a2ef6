using System.Text.Json;
using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.LocalServer.Http;
using Symbl.Recognition.Transcripts;

namespace Symbl.LocalServer.Endpoints.Submissions;

/// <summary>Reads and checks a text submission.</summary>
internal static class TextSubmissionReader
{
    // The parameters that the older guides put into the query.
    private static readonly HashSet<string> KnownBesideBody = new(StringComparer.Ordinal) { "enableSummary" };

    // An addition of this server: the client states its assumptions about a transcript.
    private const int MostNotes = 50;
    private const int LongestNote = 1000;

    /// <summary>Reads the messages and the options. The body takes precedence over the query.</summary>
    public static (IReadOnlyList<ImportedMessage> Messages, SubmissionOptions Options) Read(HttpRequest request, JsonElement body)
    {
        var query = Fields.OfQuery(request.Query);
        query.RefuseOthers(KnownBesideBody);
        var fields = Fields.OfBody(body).Over(query);
        var messages = Messages(fields);
        var options = SubmissionReader.Common(fields);
        // The times of the messages set the start time of the conversation, so that filters by time find it at once.
        return (
            messages,
            options with
            {
                StartTime = TranscriptLayout.Of(messages, options.StartTime).StartTime,
                Notes = Notes(fields),
                // An addition of this server: the client knows no date, and could only assume the end of a conversation that other jobs extend.
                ContinuesConversation = fields.Boolean("continuesConversation"),
            });
    }

    private static IReadOnlyList<string>? Notes(Fields fields)
    {
        var notes = fields.TextArray("notes");
        if (notes?.Count > MostNotes)
            throw Fields.Wrong("notes", $"must contain less than or equal to {MostNotes} items");
        if (notes?.Any(note => note.Length > LongestNote) == true)
            throw Fields.Wrong("notes", $"must contain texts of at most {LongestNote} characters");
        return notes;
    }

    private static ImportedMessage[] Messages(Fields fields)
    {
        var messages = (fields.Members("messages") ?? throw Fields.Wrong("messages", "is required")).Select(Message).ToArray();
        return messages.Length > 0 ? messages : throw Fields.Wrong("messages", "must contain at least 1 items");
    }

    private static ImportedMessage Message(Fields message)
    {
        var payload = message.RequiredMember("payload");
        var text = payload.RequiredText("content");
        payload.Text("contentType");
        var from = message.Member("from");
        var duration = message.Member("duration");
        var (start, end) = (duration?.Time("startTime"), duration?.Time("endTime"));
        if (end < start)
            throw Fields.Wrong(duration!.PathOf("endTime"), "must be greater than or equal to startTime");
        return new ImportedMessage(text, from?.Text("name"), from?.Text("userId"), start, end);
    }
}
