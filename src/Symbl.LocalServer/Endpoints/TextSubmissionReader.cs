using System.Globalization;
using System.Text.Json;
using Symbl.LocalServer.Jobs;
using Symbl.LocalServer.Recognition.Written;

namespace Symbl.LocalServer.Endpoints;

/// <summary>Reads and checks a text submission.</summary>
internal static class TextSubmissionReader
{
    // What the older guides put into the query.
    private static readonly HashSet<string> KnownBesideBody = new(StringComparer.Ordinal) { "enableSummary" };

    /// <summary>The messages and the options; the body wins over the query.</summary>
    public static (IReadOnlyList<GivenMessage> Messages, SubmissionOptions Options) Read(HttpRequest request, JsonElement body)
    {
        var query = Fields.OfQuery(request.Query);
        query.RefuseOthers(KnownBesideBody);
        var fields = Fields.OfBody(body).Over(query);
        var messages = Messages(fields);
        var options = SubmissionReader.Common(fields);
        // What the messages say of their time is the conversation's; it can be found by it at once.
        return (messages, options with { StartTime = WrittenLayout.Of(messages, options.StartTime).StartTime });
    }

    private static List<GivenMessage> Messages(Fields fields)
    {
        var array = fields.Array("messages") ?? throw Fields.Wrong("messages", "is required");
        if (array.GetArrayLength() == 0)
            throw Fields.Wrong("messages", "must contain at least 1 items");
        var messages = new List<GivenMessage>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
            messages.Add(Message(item, string.Create(CultureInfo.InvariantCulture, $"messages[{messages.Count}]")));
        return messages;
    }

    private static GivenMessage Message(JsonElement item, string path)
    {
        var message = Fields.OfMember(item, path);
        var payload = message.Member("payload") ?? throw Fields.Wrong($"{path}.payload", "is required");
        var text = payload.RequiredText("content");
        payload.Text("contentType");
        var from = message.Member("from");
        var duration = message.Member("duration");
        var (start, end) = (duration?.Time("startTime"), duration?.Time("endTime"));
        if (end < start)
            throw Fields.Wrong($"{path}.duration.endTime", "must be greater than or equal to startTime");
        return new GivenMessage(text, from?.Text("name"), from?.Text("userId"), start, end);
    }
}
