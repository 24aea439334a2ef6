using System.Text.Json;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers.Json;

/// <summary>Reads transcripts of AssemblyAI, whose times are milliseconds: utterances of speakers, sentences, paragraphs, or words.</summary>
internal static class AssemblyAiReader
{
    private const double Millisecond = 1e-3;
    private static readonly string[] Lists = ["utterances", "sentences", "paragraphs"];

    // Other products have utterances with seconds. These members belong to AssemblyAI alone.
    public static bool Matches(JsonElement root) => root.Get("audioUrl", "acousticModel", "audioDuration", "languageModel", "speechModel") is not null
        ? Array.Exists(Lists, name => root.HasList(name)) || root.HasList("words")
        : root.List("utterances") is { Count: > 0 } utterances && utterances.All(static one => IsWhole(one.Get("start")) && IsWhole(one.Get("end")) && one.Text("text") is not null && one.HasList("words"));

    public static IEnumerable<TranscriptEntry> Read(JsonElement root)
    {
        var entries = Array.Find(Lists, name => root.List(name).Count > 0) is { } list ? root.List(list) : [];
        if (entries.Count > 0) return entries.Select(Entry).OfType<TranscriptEntry>();
        var words = root.List("words");
        if (words.Count > 0)
            return TimedWord.Join(JsonWords.Of(words, Millisecond, Speaker));
        var text = TranscriptText.Flatten(root.Text("text") ?? string.Empty);
        return text.Length == 0 ? [] : [new TranscriptEntry { Text = text }];
    }

    private static TranscriptEntry? Entry(JsonElement element)
    {
        var text = TranscriptText.Flatten(element.Text("text") ?? string.Empty);
        return text.Length == 0 ? null : new TranscriptEntry
        {
            Text = text,
            Speaker = Speaker(element),
            StartOffset = element.Time(Millisecond, "start"),
            EndOffset = element.Time(Millisecond, "end"),
            Words = WordTimes.Of(text, JsonWords.Of(element.List("words"), Millisecond), element.Time(Millisecond, "start"), element.Time(Millisecond, "end")),
        };
    }

    private static string? Speaker(JsonElement element) => JsonValues.SpeakerName(element.Text("speaker") ?? element.Text("channel"));

    private static bool IsWhole(JsonElement? value) => value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out _);
}
