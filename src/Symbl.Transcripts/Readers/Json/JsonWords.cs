using System.Globalization;
using System.Text.Json;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers.Json;

/// <summary>Reads lists of words and tokens. Values that cannot be are unknown, because one bad word must not cost the others.</summary>
internal static class JsonWords
{
    private const double Millisecond = 1e-3;
    private const double Tick = 1e-7;

    private static readonly string[] Texts = ["punctuatedWord", "word", "text", "displayText", "content", "token", "value", "t"];
    private static readonly string[] Starts = ["start", "startTime", "startOffset", "ts", "begin", "from", "b"];
    private static readonly string[] Ends = ["end", "endTime", "endOffset", "endTs", "stop", "to", "e"];
    private static readonly string[] Lengths = ["duration", "d"];
    private static readonly string[] Scores = ["confidence", "conf", "score", "probability", "prob", "p"];

    /// <summary>Reads the words of a phrase: its list of words, or of tokens.</summary>
    public static IReadOnlyList<TimedWord> OfPhrase(JsonElement phrase)
    {
        foreach (var name in new[] { "words", "tokens" })
        {
            if (phrase.HasList(name) && phrase.List(name) is { Count: > 0 } list) return Of(list);
        }

        return [];
    }

    /// <summary>Reads a list of words.</summary>
    /// <param name="list">The elements. Elements without a text are left out.</param>
    /// <param name="unit">Length of one unit of a number in seconds.</param>
    /// <param name="speaker">Returns the speaker of a word; <see langword="null"/> for the usual members.</param>
    public static IReadOnlyList<TimedWord> Of(IEnumerable<JsonElement> list, double unit = 1, Func<JsonElement, string?>? speaker = null)
    {
        var words = new List<TimedWord>();
        foreach (var element in list.Where(static element => element.ValueKind == JsonValueKind.Object))
        {
            if (element.Text(Texts) is not { } text || string.IsNullOrWhiteSpace(text)) continue;
            var (start, end) = Times(element, unit);
            words.Add(new TimedWord(text, speaker is null ? Speaker(element) : speaker(element), start, end)
            {
                Confidence = Score(element),
                IsPunctuation = element.Text("type")?.ToUpperInvariant() is "PUNCT" or "PUNCTUATION",
            });
        }

        return words;
    }

    /// <summary>Returns a length of time; <see langword="null"/> if it is missing, negative or implausibly long.</summary>
    public static TimeSpan? Time(JsonElement element, double unit, params string[] names) => element.Get(names) is { } value ? Time(value, unit) : null;

    /// <summary>Returns the speaker of a word or phrase.</summary>
    public static string? Speaker(JsonElement element) => JsonValues.SpeakerName(
        element.Get("speaker", "speakerLabel", "speakerTag") is { ValueKind: JsonValueKind.Object } person ? person.Text("name", "id") : element.Text("speaker", "speakerLabel"));

    private static (TimeSpan? Start, TimeSpan? End) Times(JsonElement element, double unit)
    {
        if (element.Get("timestamp") is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() == 2) return (Time(pair[0], 1), Time(pair[1], 1));
        // {"offsets": {"from": 0, "to": 320}} of whisper.cpp has milliseconds.
        if (element.Get("offsets") is { ValueKind: JsonValueKind.Object } offsets) return (Time(offsets, Millisecond, "from"), Time(offsets, Millisecond, "to"));
        if (element.Get("timestamps") is { ValueKind: JsonValueKind.Object } stamps) return (Time(stamps, 1, "from"), Time(stamps, 1, "to"));
        var start = Time(element, unit, Starts) ?? Time(element, Millisecond, "startMs", "offsetMilliseconds") ?? Time(element, Tick, "offsetInTicks") ?? Time(element, 1, "offset");
        var end = Time(element, unit, Ends) ?? Time(element, Millisecond, "endMs");
        var length = Time(element, unit, Lengths) ?? Time(element, Millisecond, "durationMilliseconds") ?? Time(element, Tick, "durationInTicks");
        return (start, end ?? (start + length));
    }

    private static TimeSpan? Time(JsonElement value, double unit)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                var number = value.GetDouble();
                // A recognizer that pads its audio writes times a little before the start.
                return TranscriptTime.Read(number * unit is < 0 and > -1 ? 0 : number, unit)?.Offset;
            case JsonValueKind.String:
                return TranscriptTime.Read(value.GetString(), unit)?.Offset;
            case JsonValueKind.Object:
                var (seconds, nanos) = (value.Text("seconds") ?? "0", value.Text("nanos", "nanoseconds") ?? "0");
                return TranscriptTime.Read(seconds, 1)?.Offset + TranscriptTime.Read(nanos, 1e-9)?.Offset;
            default:
                return null;
        }
    }

    private static double? Score(JsonElement element) =>
        element.Text(Scores) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && score is >= 0 and <= 1 ? score : null;
}
