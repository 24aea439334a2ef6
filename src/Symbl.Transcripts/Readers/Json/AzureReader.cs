using System.Text.Json;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers.Json;

/// <summary>Reads results of Azure Speech: of batch transcription, and of fast transcription.</summary>
internal static class AzureReader
{
    private const double Tick = 1e-7;

    public static bool Matches(JsonElement root) => root.HasList("recognizedPhrases") || (root.HasList("phrases") && root.Get("combinedPhrases") is not null);

    public static IEnumerable<TranscriptEntry> Read(JsonElement root)
    {
        var phrases = root.Get("recognizedPhrases") is not null ? root.List("recognizedPhrases") : root.List("phrases");
        var several = phrases.Select(static phrase => phrase.Text("channel")).Distinct().Count() > 1;
        return phrases.Select(phrase => Entry(phrase, several)).OfType<TranscriptEntry>();
    }

    private static TranscriptEntry? Entry(JsonElement phrase, bool several)
    {
        var best = phrase.List("nBest").FirstOrDefault();
        var text = TranscriptText.Flatten(phrase.Text("text") ?? best.Text("display", "lexical") ?? string.Empty);
        if (text.Length == 0) return null;
        var start = phrase.Time(Tick, "offsetInTicks") ?? phrase.Time(1e-3, "offsetMilliseconds") ?? phrase.Time(1, "offset");
        var length = phrase.Time(Tick, "durationInTicks") ?? phrase.Time(1e-3, "durationMilliseconds") ?? phrase.Time(1, "duration");
        var (speaker, channel) = (phrase.Text("speaker"), several ? phrase.Text("channel") : null);
        return new TranscriptEntry
        {
            Text = text,
            Speaker = speaker is not null && channel is not null ? $"Channel {channel} speaker {speaker}" : JsonValues.SpeakerName(speaker ?? channel),
            StartOffset = start,
            EndOffset = start + length,
            Words = WordTimes.Of(text, JsonWords.Of(phrase.List("words") is { Count: > 0 } own ? own : best.List("displayWords", "words")), start, start + length),
        };
    }
}
