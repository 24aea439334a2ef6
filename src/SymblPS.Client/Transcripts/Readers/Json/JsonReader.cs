using System.Text;
using System.Text.Json;
using SymblPS.Client.Transcripts.Content;

namespace SymblPS.Client.Transcripts.Readers.Json;

/// <summary>
/// Reads JSON: results of speech recognizers by their shape; messages of the contract (request and response); lists of objects such as the
/// output of <c>ConvertTo-Json</c>, and segments (Whisper and its variants, Hugging Face, podcasts).
/// </summary>
internal static class JsonReader
{
    private const string Supported = "Supported are messages of Symbl, lists of objects with a text, segments or chunks of Whisper, and results of Amazon Transcribe, "
        + "Google Speech-to-Text, Deepgram, Azure Speech, Rev and AssemblyAI.";

    private static readonly string[] Lists =
        ["messages", "segments", "utterances", "transcription", "transcript", "entries", "items", "captions", "chunks", "phrases", "sentences", "results"];

    private static readonly string[] Dates = ["startTime", "startedAt", "recordedAt", "date", "createdAt"];

    // A member of each shape that another product has too decides its place in this list.
    private static readonly (Func<JsonElement, bool> Matches, Func<JsonElement, IEnumerable<TranscriptEntry>> Read)[] Shapes =
    [
        (AwsReader.Matches, AwsReader.Read), (DeepgramReader.Matches, DeepgramReader.Read), (GoogleReader.Matches, GoogleReader.Read),
        (AzureReader.Matches, AzureReader.Read), (RevReader.Matches, RevReader.Read), (AssemblyAiReader.Matches, AssemblyAiReader.Read),
    ];

    public static (IReadOnlyList<TranscriptEntry> Entries, DateTimeOffset? StartTime) Read(TranscriptText source)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(source.Text);
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var shape = Array.Find(Shapes, one => one.Matches(document.RootElement));
            return shape.Read is null ? ReadAll(source, bytes, document.RootElement) : ([.. shape.Read(document.RootElement)], null);
        }
        catch (JsonException e)
        {
            throw new SymblTranscriptException(source.Source, (int)(e.LineNumber ?? -1) + 1, "is not valid JSON.", e);
        }
    }

    private static (IReadOnlyList<TranscriptEntry> Entries, DateTimeOffset? StartTime) ReadAll(TranscriptText source, byte[] bytes, JsonElement root)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        reader.Read();
        DateTimeOffset? began = null;
        List<TranscriptEntry>? entries = null;
        if (reader.TokenType == JsonTokenType.StartArray) entries = ReadList(source, bytes, ref reader);
        else if (reader.TokenType != JsonTokenType.StartObject) throw Unknown(source, root);
        else
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartArray && entries is null && Lists.Contains(name, StringComparer.OrdinalIgnoreCase))
                    entries = ReadList(source, bytes, ref reader);
                else if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number && Dates.Contains(name, StringComparer.OrdinalIgnoreCase))
                    began ??= TranscriptTime.Read(reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : reader.GetString())?.Clock;
                else reader.Skip();
            }

            if (entries is null) throw Unknown(source, root);
        }

        // Objects without a text are another kind of JSON, not a conversation in which nothing is said.
        return entries.Count == 0 && HasElements(root) ? throw Unknown(source, root) : (entries, began);
    }

    private static bool HasElements(JsonElement root) => root.ValueKind == JsonValueKind.Array
        ? root.EnumerateArray().Any(IsOther)
        : Array.Exists(Lists, name => root.List(name).Any(IsOther));

    private static bool IsOther(JsonElement element) => element.ValueKind == JsonValueKind.Object
        && !element.EnumerateObject().Any(static member => TranscriptFields.IsText(member.Name) || member.Name == "payload");

    private static SymblTranscriptException Unknown(TranscriptText source, JsonElement root)
    {
        var shown = root.ValueKind switch
        {
            JsonValueKind.Object => $"an object with {Names(root)}",
            JsonValueKind.Array => root.GetArrayLength() > 0 && root[0].ValueKind == JsonValueKind.Object ? $"a list of objects with {Names(root[0])}" : "a list",
            _ => "a single value",
        };
        return source.Fail(-1, $"is JSON of an unknown kind: {shown}. {Supported}");
    }

    private static string Names(JsonElement element)
    {
        var names = element.EnumerateObject().Select(static member => $"'{member.Name}'").Take(6).ToList();
        return names.Count == 0 ? "nothing in it" : string.Join(", ", names);
    }

    private static List<TranscriptEntry> ReadList(TranscriptText source, byte[] bytes, ref Utf8JsonReader reader)
    {
        var entries = new List<TranscriptEntry>();
        var (line, counted) = (0, 0L);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            for (; counted < reader.TokenStartIndex; counted++)
            {
                if (bytes[counted] == '\n') line++;
            }

            var at = line;
            if (reader.TokenType != JsonTokenType.StartObject) throw source.Fail(at, "expected an object with the text of a message.");
            var fields = new TranscriptFields();
            Gather(fields, JsonElement.ParseValue(ref reader), inTimes: false);
            if (fields.ToEntry(source, at) is { } entry) entries.Add(entry);
        }

        return entries;
    }

    private static void Gather(TranscriptFields fields, JsonElement element, bool inTimes)
    {
        foreach (var member in element.EnumerateObject())
        {
            var (name, value) = (member.Name, member.Value);
            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    fields.Set(InTimes(name), value.GetString());
                    break;
                case JsonValueKind.Number:
                    fields.Set(InTimes(name), value.GetDouble());
                    break;
                // {"timestamp": [0.0, 1.2]} of Hugging Face; the last end can be null.
                case JsonValueKind.Array when name is "timestamp" or "timestamps" && value.GetArrayLength() == 2:
                    if (value[0].ValueKind == JsonValueKind.Number) fields.Set("start", value[0].GetDouble());
                    if (value[1].ValueKind == JsonValueKind.Number) fields.Set("end", value[1].GetDouble());
                    break;
                case JsonValueKind.Object when Ticks(value) is { } length:
                    fields.Set(name, length);
                    break;
                case JsonValueKind.Object when TranscriptFields.IsSpeaker(name):
                    Person(fields, value);
                    break;
                // {"payload": {"content"}}, {"duration": {"startTime", "endTime"}} of the contract; {"timestamps": {"from", "to"}} of
                // whisper.cpp.
                case JsonValueKind.Object when name is "payload" or "duration" or "timestamps":
                    Gather(fields, value, inTimes: name == "timestamps");
                    break;
            }
        }

        string InTimes(string name) => !inTimes ? name : name switch { "from" => "start", "to" => "end", _ => name };
    }

    private static void Person(TranscriptFields fields, JsonElement person)
    {
        foreach (var member in person.EnumerateObject().Where(static member => member.Value.ValueKind == JsonValueKind.String))
        {
            if (string.Equals(member.Name, "name", StringComparison.OrdinalIgnoreCase))
            {
                fields.Set("speaker", member.Value.GetString());
                fields.HasExactName = true;
            }
            else if (member.Name.ToUpperInvariant() is "EMAIL" or "USERID") fields.Set(member.Name, member.Value.GetString());
        }
    }

    // The format of a TimeSpan in the output of ConvertTo-Json.
    private static TimeSpan? Ticks(JsonElement value) =>
        value.TryGetProperty("Ticks", out var ticks) && ticks.ValueKind == JsonValueKind.Number && ticks.TryGetInt64(out var count)
            ? new TimeSpan(count)
            : null;
}
