using System.Text.Json;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers.Json;

/// <summary>Reads results of Amazon Transcribe: segments if there are some, otherwise words with the labels of speakers or channels.</summary>
internal static class AwsReader
{
    public static bool Matches(JsonElement root) => root.Get("results") is { ValueKind: JsonValueKind.Object } results
        && (results.HasList("audioSegments") || (results.HasList("items") && results.HasList("transcripts")) || results.Get("channelLabels") is not null);

    public static IEnumerable<TranscriptEntry> Read(JsonElement root)
    {
        var results = root.Get("results")!.Value;
        var segments = results.List("audioSegments");
        if (segments.Count > 0) return segments.Select(segment => Segment(segment, results.List("items"))).OfType<TranscriptEntry>();
        var channels = results.Get("channelLabels") is { } labels ? labels.List("channels") : [];
        if (channels.Count > 0 && channels[0].List("items").Count > 0)
            return channels.SelectMany(static channel => TimedWord.Join(channel.List("items").Select(item => Word(item, channel.Text("channelLabel")))));
        var speakers = SpeakersByStart(results);
        return TimedWord.Join(Named(results.List("items").Select(item => Word(item, item.Text("start_time", "startTime") is { } at ? speakers.GetValueOrDefault(at) : null))));
    }

    private static TranscriptEntry? Segment(JsonElement segment, IReadOnlyList<JsonElement> items)
    {
        var text = TranscriptText.Flatten(segment.Text("transcript") ?? string.Empty);
        return text.Length == 0 ? null : new TranscriptEntry
        {
            Text = text,
            Speaker = JsonValues.SpeakerName(segment.Text("speakerLabel", "channelLabel")),
            StartOffset = segment.Time(1, "startTime"),
            EndOffset = segment.Time(1, "endTime"),
            // A segment names its words by their places in the list of all.
            Words = WordTimes.Of(
                text, [.. segment.List("items").Select(static item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var index) && index >= 0 ? index : (int?)null).OfType<int>().Where(index => index < items.Count).Select(index => Word(items[index], null))], null, null),
        };
    }

    private static TimedWord Word(JsonElement item, string? label) => new(
        item.List("alternatives").Select(static one => one.Text("content")).FirstOrDefault() ?? string.Empty,
        JsonValues.SpeakerName(item.Text("speakerLabel") ?? label ?? item.Text("channelLabel")),
        item.Time(1, "startTime"),
        item.Time(1, "endTime"))
    {
        IsPunctuation = item.Text("type") == "punctuation",
        Confidence = item.List("alternatives").Select(static one => one.Text("confidence")).FirstOrDefault() is { } text
            && double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var score) && score is >= 0 and <= 1 ? score : null,
    };

    // Older results tell the speaker of a word only in the list of labels, by the start of the word.
    private static Dictionary<string, string> SpeakersByStart(JsonElement results)
    {
        var speakers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (results.Get("speakerLabels") is not { } labels) return speakers;
        foreach (var segment in labels.List("segments"))
        {
            foreach (var item in segment.List("items"))
            {
                if (item.Text("startTime") is { } at && (item.Text("speakerLabel") ?? segment.Text("speakerLabel")) is { } label) speakers[at] = label;
            }
        }

        return speakers;
    }

    private static IEnumerable<TimedWord> Named(IEnumerable<TimedWord> words)
    {
        TimedWord? before = null;
        foreach (var word in words)
        {
            before = word.IsPunctuation && word.Speaker is null ? word with { Speaker = before?.Speaker } : word;
            yield return before;
        }
    }
}
