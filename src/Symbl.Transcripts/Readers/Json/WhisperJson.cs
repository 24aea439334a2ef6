using System.Text.Json;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers.Json;

/// <summary>The JSON of Whisper and of the programs and servers that run it: segments with a language, with words or tokens.</summary>
internal static class WhisperJson
{
    /// <summary>Name of the product.</summary>
    public const string Product = "Whisper";

    private static readonly string[] Lists = ["segments", "transcription", "chunks"];

    /// <summary>Returns whether the content comes from Whisper.</summary>
    public static bool Matches(JsonElement root) => root.ValueKind == JsonValueKind.Array
        ? root.EnumerateArray().Any(IsSegment)
        : Array.Exists(Lists, name => root.HasList(name)) && (root.Get("language", "task", "wordSegments", "model", "text") is not null || root.List(Lists).Any(IsSegment));

    /// <summary>Returns the words of output with a word or a token in each segment (<c>-ml 1</c>); <see langword="null"/> for phrases.</summary>
    public static IReadOnlyList<TimedWord>? Words(JsonElement root)
    {
        const int Fewest = 4;
        var segments = root.List("transcription");
        var texts = segments.Select(static segment => segment.Text("text") ?? string.Empty).Where(static text => text.Trim().Length > 0).ToList();
        return texts.Count >= Fewest && texts.Exists(static text => text[0] == ' ') && texts.TrueForAll(static text => !text.Trim().Contains(' ')) ? JsonWords.Of(segments) : null;
    }

    /// <summary>Gives entries the words that stand beside the segments.</summary>
    public static IReadOnlyList<TranscriptEntry> WithWords(IReadOnlyList<TranscriptEntry> entries, JsonElement root)
    {
        var words = JsonWords.Of(root.List("words"));
        if (words.Count == 0 || entries.Count == 0 || entries.Any(static entry => entry.Words.Count > 0 || entry.StartOffset is null)) return entries;
        var ordered = entries.OrderBy(static entry => entry.StartOffset).ToList();
        var own = ordered.ConvertAll(static _ => new List<TimedWord>());
        var at = 0;
        foreach (var word in words)
        {
            // A word begins within its segment, up to the rounding of the times.
            var middle = word.Start + (((word.End ?? word.Start) - word.Start) / 2);
            while (middle is not null && at + 1 < ordered.Count && ordered[at + 1].StartOffset <= middle) at++;
            own[at].Add(word);
        }

        return [.. ordered.Select((entry, index) => entry with { Words = WordTimes.Of(entry.Text, own[index], entry.StartOffset, entry.EndOffset) })];
    }

    /// <summary>Returns the language that the content states.</summary>
    public static string? LanguageOf(JsonElement root)
    {
        string[] names = ["detectedLanguage", "language", "languageCode"];
        if (root.Text(names) is { } stated) return LanguageTags.Read(stated);
        foreach (var name in new[] { "result", "info", "results" })
        {
            if (root.Get(name) is { ValueKind: JsonValueKind.Object } inner && Inner(inner) is { } found) return LanguageTags.Read(found);
        }

        return root.List("results").Concat(root.List("segments")).Select(one => one.Text(names)).FirstOrDefault(static one => one is not null) is { } first ? LanguageTags.Read(first) : null;

        string? Inner(JsonElement element) => element.Text(names) ?? element.List("channels").Select(one => one.Text(names)).FirstOrDefault(static one => one is not null);
    }

    private static bool IsSegment(JsonElement element) => element.Get("avgLogprob", "noSpeechProb", "compressionRatio") is not null;
}
