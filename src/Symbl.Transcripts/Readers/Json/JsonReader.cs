using System.Text;
using System.Text.Json;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers.Json;

/// <summary>The content of a JSON transcript.</summary>
/// <param name="Entries">The entries in the order of the file.</param>
/// <param name="StartTime">Start of the recording; <see langword="null"/> if the file does not state it.</param>
/// <param name="Product">Product that wrote the file; <see langword="null"/> if the shape belongs to many.</param>
/// <param name="Language">BCP-47 tag; <see langword="null"/> if the file does not state it.</param>
internal sealed record JsonContent(IReadOnlyList<TranscriptEntry> Entries, DateTimeOffset? StartTime, string? Product, string? Language);

/// <summary>
/// Reads JSON: results of speech recognizers by their shape; messages of the contract (request and response); lists of objects such as the
/// output of <c>ConvertTo-Json</c>, and segments (Whisper and its variants, Hugging Face, podcasts).
/// </summary>
internal static class JsonReader
{
    private const string Supported = "Supported are messages of Symbl, lists of objects with a text, segments or chunks of Whisper, and results of Amazon Transcribe, "
        + "Google Speech-to-Text, Deepgram, Azure Speech, Rev, AssemblyAI and Vosk.";

    private static readonly string[] Lists =
        ["messages", "segments", "utterances", "transcription", "transcript", "entries", "items", "captions", "chunks", "phrases", "sentences", "results"];

    private static readonly string[] Dates = ["startTime", "startedAt", "recordedAt", "date", "createdAt"];

    // A member of each shape that another product has too decides its place in this list.
    private static readonly (string? Product, Func<JsonElement, bool> Matches, Func<JsonElement, IEnumerable<TranscriptEntry>> Read)[] Shapes =
    [
        ("Amazon Transcribe", AwsReader.Matches, AwsReader.Read), ("Deepgram", DeepgramReader.Matches, DeepgramReader.Read),
        ("Google Speech-to-Text", GoogleReader.Matches, GoogleReader.Read), ("Azure Speech", AzureReader.Matches, AzureReader.Read),
        ("Vosk", WordListReader.IsVosk, WordListReader.ReadVosk), ("Rev", RevReader.Matches, RevReader.Read), ("AssemblyAI", AssemblyAiReader.Matches, AssemblyAiReader.Read),
        ("PocketSphinx", WordListReader.IsSphinx, WordListReader.ReadSphinx), (null, WordListReader.Matches, WordListReader.Read),
    ];

    public static JsonContent Read(TranscriptText source)
    {
        try
        {
            return Read(source, Encoding.UTF8.GetBytes(source.Text));
        }
        catch (JsonException e)
        {
            throw new TranscriptFormatException(source.Source, (int)(e.LineNumber ?? -1) + 1, "is not valid JSON.", e);
        }
    }

    private static JsonContent Read(TranscriptText source, byte[] bytes)
    {
        JsonContent? all = null;
        foreach (var value in JsonSequence.Split(bytes))
        {
            using var document = JsonDocument.Parse(value, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var one = Read(source, value, document.RootElement);
            all = all is null ? one : one with { Entries = [.. all.Entries, .. one.Entries], StartTime = all.StartTime ?? one.StartTime, Language = all.Language ?? one.Language };
        }

        return all ?? throw source.Fail(-1, "is not valid JSON.");
    }

    private static JsonContent Read(TranscriptText source, byte[] bytes, JsonElement root)
    {
        var shape = Array.Find(Shapes, one => one.Matches(root));
        if (shape.Read is not null) return new JsonContent([.. shape.Read(root)], null, shape.Product, WhisperJson.LanguageOf(root));
        if (WhisperJson.Words(root) is { } pieces) return new JsonContent([.. TimedWord.Join(pieces)], null, WhisperJson.Product, WhisperJson.LanguageOf(root));
        var (entries, began) = ReadAll(source, bytes, root);
        return new JsonContent(WhisperJson.WithWords(entries, root), began, WhisperJson.Matches(root) ? WhisperJson.Product : null, WhisperJson.LanguageOf(root));
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

            // The plain answer of the OpenAI interface: a text without times.
            if (entries is null or [] && root.Text("text") is { } text)
                entries = TranscriptText.Flatten(text) is { Length: > 0 } whole ? [new TranscriptEntry { Text = whole }] : [];
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

    private static TranscriptFormatException Unknown(TranscriptText source, JsonElement root)
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
            entries.AddRange(ReadElement(source, at, JsonElement.ParseValue(ref reader)));
        }

        return entries;
    }

    private static IEnumerable<TranscriptEntry> ReadElement(TranscriptText source, int line, JsonElement element)
    {
        var fields = new TranscriptFields();
        var words = JsonWords.OfPhrase(element);
        // The times of words are better than those of their phrase, and a phrase with words needs none.
        Gather(fields, element, inTimes: false, skipBadTimes: words.Any(static word => word.Start is not null));
        if (fields.ToEntry(source, line) is not { } entry) return [];
        if (element.Text("type")?.StartsWith("transcript.text", StringComparison.Ordinal) == true) entry = entry with { Speaker = JsonValues.SpeakerName(element.Text("speaker")) };
        if (words.Count == 0) return [entry];
        // WhisperX gives each word its speaker. A phrase of several speakers becomes several entries.
        if (words.Select(static word => word.Speaker).OfType<string>().Distinct().Count() > 1) return TimedWord.Join(WordTimes.Fill(WordPieces.InText(entry.Text, words), entry.StartOffset, entry.EndOffset));
        return [WithWords(entry, words)];
    }

    private static TranscriptEntry WithWords(TranscriptEntry entry, IReadOnlyList<TimedWord> pieces)
    {
        var words = WordTimes.Of(entry.Text, pieces, entry.StartOffset, entry.EndOffset);
        return words.Count == 0 ? entry : entry with
        {
            Words = words,
            Speaker = entry.Speaker ?? pieces.Select(static piece => piece.Speaker).FirstOrDefault(static speaker => speaker is not null),
            StartOffset = entry.Reversed is null ? entry.StartOffset ?? words[0].Start : words[0].Start,
            EndOffset = entry.Reversed is null ? entry.EndOffset ?? words.Max(static word => word.End) : words.Max(static word => word.End),
            Reversed = null,
        };
    }

    private static void Gather(TranscriptFields fields, JsonElement element, bool inTimes, bool skipBadTimes = false)
    {
        foreach (var member in element.EnumerateObject())
        {
            var (name, value) = (member.Name, member.Value);
            if (skipBadTimes && IsBadTime(name, value)) continue;
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

    private static bool IsBadTime(string name, JsonElement value) => TranscriptFields.IsTime(name) && value.ValueKind switch
    {
        JsonValueKind.Number => TranscriptTime.Read(value.GetDouble()) is null,
        JsonValueKind.String => TranscriptTime.Read(value.GetString()) is null,
        _ => false,
    };

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
