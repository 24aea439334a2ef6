using System.Text.Json;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers.Json;

/// <summary>
/// Reads lists of words without phrases: <c>{"words": [{"text", "start", "end", "confidence"}]}</c>, results of Vosk and of PocketSphinx 5, and
/// answers with word times of the OpenAI interface.
/// </summary>
internal static class WordListReader
{
    private static readonly string[] Phrases = ["segments", "utterances", "transcription", "messages", "chunks", "sentences", "phrases", "paragraphs", "entries", "captions"];

    public static bool Matches(JsonElement root) => root.HasList("words") && !Array.Exists(Phrases, name => root.List(name).Count > 0);

    public static IEnumerable<TranscriptEntry> Read(JsonElement root)
    {
        var words = JsonWords.OfPhrase(root);
        // The text beside the words has the capitals and the punctuation.
        if (root.Text("text", "transcript") is { } text && words.Count > 0) words = WordPieces.InText(TranscriptText.Flatten(text), words);
        var entries = TimedWord.Join(words).ToList();
        return entries.Count > 0 ? entries : Whole(root);
    }

    // A part of a result, which a later object replaces, has the member "partial" alone.
    public static bool IsVosk(JsonElement root) => root.Get("partial") is { ValueKind: JsonValueKind.String }
        || HasWords(root)
        || root.List("alternatives").Any(HasWords)
        || root.List("monologues").Any(static one => one.HasList("terms"));

    public static IEnumerable<TranscriptEntry> ReadVosk(JsonElement root)
    {
        if (root.HasList("monologues")) return root.List("monologues").SelectMany(Monologue);
        var best = root.List("alternatives").FirstOrDefault(root);
        var words = JsonWords.Of(best.List("result"));
        return words.Count > 0 ? TimedWord.Join(words) : Whole(best);
    }

    public static bool IsSphinx(JsonElement root) => root.HasList("w") && root.Get("t") is not null;

    public static IEnumerable<TranscriptEntry> ReadSphinx(JsonElement root) =>
        TimedWord.Join(WordLineReader.Plain(JsonWords.Of(root.List("w"))));

    private static IEnumerable<TranscriptEntry> Monologue(JsonElement monologue)
    {
        var speaker = monologue.Get("speaker") switch
        {
            { ValueKind: JsonValueKind.Object } person => person.Text("name") ?? (person.Text("id") is { } id && id != "unknown" ? JsonValues.SpeakerName(id) : null),
            _ => JsonValues.SpeakerName(monologue.Text("speaker")),
        };
        return TimedWord.Join(JsonWords.Of(monologue.List("terms"), speaker: _ => speaker));
    }

    private static bool HasWords(JsonElement element) => element.List("result") is { Count: > 0 } words && words[0].Get("word") is not null;

    private static IEnumerable<TranscriptEntry> Whole(JsonElement element)
    {
        var text = TranscriptText.Flatten(element.Text("text", "transcript") ?? string.Empty);
        return text.Length == 0 ? [] : [new TranscriptEntry { Text = text }];
    }
}
