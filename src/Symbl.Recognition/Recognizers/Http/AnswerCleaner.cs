using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Symbl.Recognition.Recognizers.Http;

/// <summary>An answer with times within the audio, in seconds, and with speech only.</summary>
/// <param name="Json">The members <c>text</c>, <c>segments</c> and <c>words</c>.</param>
/// <param name="Text">The text.</param>
/// <param name="HasTimes">Whether a segment or a word has a time.</param>
/// <param name="Language">The language that the service states.</param>
/// <param name="Dropped">Number of segments that the service marks as silence or repetition.</param>
internal readonly record struct CleanedAnswer(JsonObject Json, string Text, bool HasTimes, string? Language, int Dropped);

/// <summary>Prepares the JSON of a service for the reader of transcripts.</summary>
/// <param name="length">Length of the audio. Times beyond it become its end.</param>
internal sealed partial class AnswerCleaner(TimeSpan length)
{
    // The rules by which Whisper itself calls a segment silent or repetitive.
    private const double SilentFrom = 0.6;
    private const double UnlikelyBelow = -1;
    private const double RepetitiveFrom = 2.4;

    // Versions of LocalAI state times in nanoseconds. As seconds, they are days.
    private const double NanosecondsFrom = 1e6;

    private readonly List<(double Start, double End)> _dropped = [];
    private double _unit = 1;
    private bool _hasTimes;

    /// <summary>Tests whether a text describes a sound, such as <c>[BLANK_AUDIO]</c> and <c>(upbeat music)</c>, and is not speech.</summary>
    public static bool IsSound(string text) => Sound().IsMatch(text);

    /// <summary>Prepares an answer.</summary>
    public CleanedAnswer Clean(JsonObject answer)
    {
        var segments = Objects(answer["segments"]);
        var words = Objects(answer["words"]);
        if (segments.Concat(words).Max(item => Number(item["end"])) >= NanosecondsFrom)
            _unit = 1e-9;
        var spoken = new JsonArray([.. segments.Where(IsSpoken).Select(Segment).Where(segment => segment is not null)]);
        var kept = new JsonArray([.. InOrder([.. words.Select(Word).Where(word => !IsInDropped(word))])]);
        var text = segments.Count > 0 ? string.Join(' ', spoken.Select(segment => TextOf(segment!["text"]).Trim())) : TextOf(answer["text"]);
        var json = new JsonObject { ["text"] = text };
        if (spoken.Count > 0)
            json["segments"] = spoken;
        if (kept.Count > 0)
            json["words"] = kept;
        // Some services state segments only in the text.
        var whole = text.Length > 0 || _dropped.Count > 0 ? text : TextOf(answer["text"]);
        return new CleanedAnswer(json, whole, _hasTimes && spoken.Count + kept.Count > 0, TextOrNull(answer["language"]), _dropped.Count);
    }

    private bool IsSpoken(JsonObject segment)
    {
        var isUnlikely = Number(segment["avg_logprob"]) < UnlikelyBelow;
        var isMarked = (isUnlikely && Number(segment["no_speech_prob"]) > SilentFrom) || Number(segment["compression_ratio"]) > RepetitiveFrom;
        if (!isMarked && !IsSound(TextOf(segment["text"])))
            return true;
        _dropped.Add((Time(segment["start"]) ?? 0, Time(segment["end"]) ?? length.TotalSeconds));
        return false;
    }

    private JsonNode? Segment(JsonObject segment)
    {
        var words = new JsonArray([.. Objects(segment["words"]).Select(Word)]);
        var text = TextOf(segment["text"]);
        if (text.Trim().Length == 0)
            text = string.Join(' ', words.Select(word => TextOf(word!["word"]).Trim()));
        if (text.Trim().Length == 0)
            return null;
        var cleaned = WithTimes(segment);
        cleaned["text"] = text;
        if (words.Count > 0)
            cleaned["words"] = words;
        return cleaned;
    }

    // The reader of transcripts follows the order of the list.
    private static IEnumerable<JsonObject> InOrder(List<JsonObject> words) =>
        words.TrueForAll(static word => word.ContainsKey("start")) ? words.OrderBy(static word => word["start"]!.GetValue<double>()) : words;

    private JsonObject Word(JsonObject word)
    {
        var cleaned = WithTimes(word);
        cleaned["word"] = TextOf(word["word"] ?? word["text"]);
        if ((Number(word["probability"]) ?? Number(word["confidence"])) is >= 0 and <= 1 and var confidence)
            cleaned["confidence"] = confidence;
        return cleaned;
    }

    private JsonObject WithTimes(JsonObject item)
    {
        var cleaned = new JsonObject();
        var (start, end) = (Time(item["start"]), Time(item["end"]));
        _hasTimes |= start is not null || end is not null;
        if (start is not null)
            cleaned["start"] = start;
        if (end is not null)
            cleaned["end"] = Math.Max(end.Value, start ?? 0);
        return cleaned;
    }

    private bool IsInDropped(JsonObject word)
    {
        var middle = (Time(word["start"], 1) + Time(word["end"], 1)) / 2;
        return _dropped.Exists(segment => middle >= segment.Start && middle < segment.End);
    }

    private double? Time(JsonNode? node) => Time(node, _unit);

    private double? Time(JsonNode? node, double unit) => Number(node) is { } value ? Math.Clamp(value * unit, 0, length.TotalSeconds) : null;

    // vLLM states some numbers as text.
    private static double? Number(JsonNode? node)
    {
        double? number = node?.GetValueKind() switch
        {
            JsonValueKind.Number => node.GetValue<double>(),
            JsonValueKind.String when double.TryParse(node.GetValue<string>(), CultureInfo.InvariantCulture, out var read) => read,
            _ => null,
        };
        return number is { } value && double.IsFinite(value) ? value : null;
    }

    private static List<JsonObject> Objects(JsonNode? list) => list is JsonArray array ? [.. array.OfType<JsonObject>()] : [];

    private static string TextOf(JsonNode? node) => TextOrNull(node) is { } text ? Special().Replace(text, "") : "";

    private static string? TextOrNull(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    [GeneratedRegex(@"<\|[^|<>]*\|>|\[_[A-Z0-9_]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Special();

    [GeneratedRegex(@"^\s*(\[[^\[\]]*\]|\([^()]*\)|\*[^*]+\*|[♪♫].*)\s*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Sound();
}
