using System.Text;
using System.Text.Json;
using SymblPS.Client.Transcripts.Content;

namespace SymblPS.Client.Transcripts.Readers;

/// <summary>
/// Reads JSON: messages of the contract (request and response), lists of objects such as the output of <c>ConvertTo-Json</c>, and segments
/// of speech recognizers (Whisper and its variants, Deepgram, podcasts).
/// </summary>
internal static class JsonReader
{
    private static readonly string[] Lists = ["messages", "segments", "utterances", "transcription", "transcript", "entries", "items", "captions", "results"];
    private static readonly string[] Dates = ["startTime", "startedAt", "recordedAt", "date", "createdAt"];

    public static (IReadOnlyList<TranscriptEntry> Entries, DateTimeOffset? StartTime) Read(TranscriptText source)
    {
        try
        {
            return ReadAll(source);
        }
        catch (JsonException e)
        {
            throw new SymblTranscriptException(source.Source, (int)(e.LineNumber ?? -1) + 1, "is not valid JSON.", e);
        }
    }

    private static (IReadOnlyList<TranscriptEntry> Entries, DateTimeOffset? StartTime) ReadAll(TranscriptText source)
    {
        var bytes = Encoding.UTF8.GetBytes(source.Text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        reader.Read();
        DateTimeOffset? began = null;
        List<TranscriptEntry>? entries = null;
        if (reader.TokenType == JsonTokenType.StartArray) entries = ReadList(source, bytes, ref reader);
        else if (reader.TokenType != JsonTokenType.StartObject) throw source.Fail(0, "expected a list of messages, or an object that has one.");
        else
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartArray && entries is null && Lists.Contains(name, StringComparer.OrdinalIgnoreCase))
                    entries = ReadList(source, bytes, ref reader);
                else if (reader.TokenType == JsonTokenType.String && Dates.Contains(name, StringComparer.OrdinalIgnoreCase))
                    began ??= TranscriptTime.Read(reader.GetString())?.Clock;
                else reader.Skip();
            }

            if (entries is null) throw source.Fail(-1, $"has no list of messages. Expected one of: {string.Join(", ", Lists)}.");
        }

        return (entries, began);
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
            if (fields.ToEntry(what => source.Fail(at, what)) is { } entry) entries.Add(entry);
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
            if (string.Equals(member.Name, "name", StringComparison.OrdinalIgnoreCase)) fields.Set("speaker", member.Value.GetString());
            else if (member.Name.ToUpperInvariant() is "EMAIL" or "USERID") fields.Set(member.Name, member.Value.GetString());
        }
    }

    // The format of a TimeSpan in the output of ConvertTo-Json.
    private static TimeSpan? Ticks(JsonElement value) =>
        value.TryGetProperty("Ticks", out var ticks) && ticks.ValueKind == JsonValueKind.Number && ticks.TryGetInt64(out var count)
            ? new TimeSpan(count)
            : null;
}
