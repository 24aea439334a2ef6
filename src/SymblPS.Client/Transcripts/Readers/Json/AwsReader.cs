using System.Text.Json;
using SymblPS.Client.Transcripts.Content;

namespace SymblPS.Client.Transcripts.Readers.Json;

/// <summary>Reads results of Amazon Transcribe: segments if there are some, otherwise words with the labels of speakers or channels.</summary>
internal static class AwsReader
{
    public static bool Matches(JsonElement root) => root.Get("results") is { ValueKind: JsonValueKind.Object } results
        && (results.HasList("audioSegments") || (results.HasList("items") && results.HasList("transcripts")) || results.Get("channelLabels") is not null);

    public static IEnumerable<TranscriptEntry> Read(JsonElement root)
    {
        var results = root.Get("results")!.Value;
        var segments = results.List("audioSegments");
        if (segments.Count > 0) return segments.Select(Segment).OfType<TranscriptEntry>();
        var channels = results.Get("channelLabels") is { } labels ? labels.List("channels") : [];
        if (channels.Count > 0 && channels[0].List("items").Count > 0)
            return channels.SelectMany(static channel => JsonWord.Join(channel.List("items").Select(item => Word(item, channel.Text("channelLabel")))));
        var speakers = SpeakersByStart(results);
        return JsonWord.Join(Named(results.List("items").Select(item => Word(item, item.Text("start_time", "startTime") is { } at ? speakers.GetValueOrDefault(at) : null))));
    }

    private static TranscriptEntry? Segment(JsonElement segment)
    {
        var text = TranscriptText.Flatten(segment.Text("transcript") ?? string.Empty);
        return text.Length == 0 ? null : new TranscriptEntry
        {
            Text = text,
            Speaker = JsonValues.SpeakerName(segment.Text("speakerLabel", "channelLabel")),
            StartOffset = segment.Time(1, "startTime"),
            EndOffset = segment.Time(1, "endTime"),
        };
    }

    private static JsonWord Word(JsonElement item, string? label) => new(
        item.List("alternatives").Select(static one => one.Text("content")).FirstOrDefault() ?? string.Empty,
        JsonValues.SpeakerName(item.Text("speakerLabel") ?? label ?? item.Text("channelLabel")),
        item.Time(1, "startTime"),
        item.Time(1, "endTime"))
    {
        IsPunctuation = item.Text("type") == "punctuation",
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

    private static IEnumerable<JsonWord> Named(IEnumerable<JsonWord> words)
    {
        JsonWord? before = null;
        foreach (var word in words)
        {
            before = word.IsPunctuation && word.Speaker is null ? word with { Speaker = before?.Speaker } : word;
            yield return before;
        }
    }
}
