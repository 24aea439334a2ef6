using System.Text.Json;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers.Json;

/// <summary>Reads results of Deepgram: utterances if there are some, otherwise paragraphs or words of each channel.</summary>
internal static class DeepgramReader
{
    public static bool Matches(JsonElement root) =>
        root.Get("results") is { ValueKind: JsonValueKind.Object } results && (results.HasList("utterances") || results.HasList("channels"));

    public static IEnumerable<TranscriptEntry> Read(JsonElement root)
    {
        var results = root.Get("results")!.Value;
        var channels = results.List("channels");
        var utterances = results.List("utterances");
        if (utterances.Count > 0)
        {
            var several = utterances.Select(static one => one.Text("channel")).Distinct().Count() > 1;
            return utterances.Select(one => Entry(one, "transcript", Speaker(one, several ? one.Text("channel") : null))).OfType<TranscriptEntry>();
        }

        return channels.SelectMany((channel, index) =>
            Channel(channel, channels.Count > 1 ? index.ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
    }

    private static IEnumerable<TranscriptEntry> Channel(JsonElement channel, string? number)
    {
        var best = channel.List("alternatives").FirstOrDefault();
        if (best.Get("paragraphs") is { } paragraphs && paragraphs.List("paragraphs") is { Count: > 0 } all)
        {
            return all.SelectMany(paragraph => paragraph.List("sentences").Select(sentence => Entry(sentence, "text", Speaker(paragraph, number), best.List("words")))).OfType<TranscriptEntry>();
        }

        var words = best.List("words");
        if (words.Count == 0)
        {
            var text = TranscriptText.Flatten(best.Text("transcript") ?? string.Empty);
            return text.Length == 0 ? [] : [new TranscriptEntry { Text = text, Speaker = JsonValues.SpeakerName(number) }];
        }

        return TimedWord.Join(JsonWords.Of(words, speaker: word => Speaker(word, number)));
    }

    // The numbers of speakers start again in each channel.
    private static string? Speaker(JsonElement element, string? channel) => (element.Text("speaker"), channel) switch
    {
        ({ } speaker, { } number) => $"Channel {number} speaker {speaker}",
        var (speaker, number) => JsonValues.SpeakerName(speaker ?? number),
    };

    private static TranscriptEntry? Entry(JsonElement element, string name, string? speaker, IReadOnlyList<JsonElement>? around = null)
    {
        var (start, end) = (element.Time(1, "start"), element.Time(1, "end"));
        var words = around is null ? JsonWords.Of(element.List("words"))
            : [.. JsonWords.Of(around).Where(word => word.Start >= start && word.Start < end)];
        var text = TranscriptText.Flatten(element.Text(name) ?? string.Empty);
        return text.Length == 0 ? null : new TranscriptEntry { Text = text, Speaker = speaker, StartOffset = start, EndOffset = end, Words = WordTimes.Of(text, words, start, end) };
    }
}
