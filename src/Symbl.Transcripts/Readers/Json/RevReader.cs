using System.Text.Json;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers.Json;

/// <summary>Reads transcripts of Rev: monologues of elements, with the names of the speakers beside them.</summary>
internal static class RevReader
{
    public static bool Matches(JsonElement root) => root.HasList("monologues");

    public static IEnumerable<TranscriptEntry> Read(JsonElement root)
    {
        var names = root.List("speakers").Where(static speaker => speaker.Text("id") is not null && !string.IsNullOrWhiteSpace(speaker.Text("name")))
            .GroupBy(static speaker => speaker.Text("id")!, StringComparer.Ordinal)
            .ToDictionary(static speaker => speaker.Key, static speaker => speaker.First().Text("name"), StringComparer.Ordinal);
        return root.List("monologues").Select(monologue => Entry(monologue, names)).OfType<TranscriptEntry>();
    }

    private static TranscriptEntry? Entry(JsonElement monologue, Dictionary<string, string?> names)
    {
        var elements = monologue.List("elements");
        var text = TranscriptText.Flatten(string.Concat(elements.Select(static element => element.Text("value"))));
        if (text.Length == 0) return null;
        var label = monologue.Text("speaker");
        return new TranscriptEntry
        {
            Text = text,
            Speaker = (monologue.Get("speakerInfo") is { } info ? info.Text("displayName", "name") : null)
                ?? (label is not null && names.TryGetValue(label, out var name) ? name : JsonValues.SpeakerName(label)),
            StartOffset = elements.Select(static element => element.Time(1, "ts")).FirstOrDefault(static time => time is not null),
            EndOffset = elements.Select(static element => element.Time(1, "endTs")).LastOrDefault(static time => time is not null),
            Words = WordTimes.Of(text, JsonWords.Of(elements), null, null),
        };
    }
}
