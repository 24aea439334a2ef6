using System.Text.Json;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers.Json;

/// <summary>Reads results of Google Speech-to-Text, versions 1 and 2, also within the answer of an operation or of a batch.</summary>
internal static class GoogleReader
{
    public static bool Matches(JsonElement root) => Results(root) is { Count: > 0 };

    public static IEnumerable<TranscriptEntry> Read(JsonElement root)
    {
        var results = Results(root)!.Select(static result => new Result(result)).ToList();
        // Version 1 repeats all words in the last result, there with their speakers.
        var last = results[results.Count - 1];
        var first = results.Find(static result => result.Words.Count > 0);
        if (results.Count > 1 && last.Words.Count > 0 && last != first && last.Words.TrueForAll(static word => word.Speaker is not null) && last.Words[0].Start <= first!.Words[0].Start)
            return TimedWord.Join(last.Words);
        var channels = results.Select(static result => result.Channel).Distinct().Count() > 1;
        return Entries(results, channels);
    }

    private static IEnumerable<TranscriptEntry> Entries(List<Result> results, bool channels)
    {
        var before = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var result in results)
        {
            var channel = result.Channel ?? string.Empty;
            var speaker = channels ? JsonValues.SpeakerName(result.Channel) : null;
            if (result.HasAllWords)
            {
                foreach (var entry in TimedWord.Join(result.Words)) yield return entry.Speaker is null ? entry with { Speaker = speaker } : entry;
            }
            else if (result.Transcript.Length > 0)
            {
                var speakers = result.Words.Select(static word => word.Speaker).Distinct().ToList();
                yield return new TranscriptEntry
                {
                    Text = result.Transcript,
                    Speaker = (speakers.Count == 1 ? speakers[0] : null) ?? speaker,
                    StartOffset = result.Words.Count > 0 ? result.Words[0].Start : before.TryGetValue(channel, out var end) ? end : result.End is null ? null : TimeSpan.Zero,
                    Words = WordTimes.Of(result.Transcript, result.Words, null, result.End),
                    EndOffset = result.End ?? (result.Words.Count > 0 ? result.Words[result.Words.Count - 1].End : null),
                };
            }

            if ((result.End ?? (result.Words.Count > 0 ? result.Words[result.Words.Count - 1].End : null)) is { } ended) before[channel] = ended;
        }
    }

    private static IReadOnlyList<JsonElement>? Results(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array) return Alternatives([.. root.EnumerateArray()]);
        if (Alternatives(root.List("results")) is { } direct) return direct;
        foreach (var name in new[] { "response", "results", "inlineResult", "transcript" })
        {
            if (root.Get(name) is { ValueKind: JsonValueKind.Object } inner && Results(inner) is { } found) return found;
        }

        // A batch has a result for each address of a recording.
        return root.ValueKind == JsonValueKind.Object
            ? root.EnumerateObject().Where(static member => member.Name.StartsWith("gs://", StringComparison.Ordinal)).Select(static member => Results(member.Value)).FirstOrDefault(static found => found is not null)
            : null;
    }

    private static IReadOnlyList<JsonElement>? Alternatives(IReadOnlyList<JsonElement> results) =>
        results.Count > 0 && results.Any(static result => result.HasList("alternatives") && result.Get("channelLabel", "type") is null) ? results : null;

    private sealed class Result
    {
        public Result(JsonElement result)
        {
            var best = result.List("alternatives").FirstOrDefault();
            Transcript = TranscriptText.Flatten(best.Text("transcript") ?? string.Empty);
            Channel = result.Text("channelTag");
            End = result.Time(1, "resultEndTime", "resultEndOffset");
            Words = [.. best.List("words").Select(static word => new TimedWord(
                word.Text("word") ?? string.Empty, Speaker(word), word.Time(1, "startTime", "startOffset") ?? TimeSpan.Zero, word.Time(1, "endTime", "endOffset")))];
        }

        public string Transcript { get; }

        public string? Channel { get; }

        public TimeSpan? End { get; }

        public List<TimedWord> Words { get; }

        // A shortened list of words must not shorten the text.
        public bool HasAllWords => Words.Count > 0
            && (Transcript.Length == 0 || Letters(string.Concat(Words.Select(static word => word.Text))) >= Letters(Transcript));

        // The tag 0 means that the speaker is unknown.
        private static string? Speaker(JsonElement word) => word.Text("speakerLabel") is { Length: > 0 } label ? JsonValues.SpeakerName(label)
            : word.Text("speakerTag") is { } tag && tag != "0" ? JsonValues.SpeakerName(tag) : null;

        private static int Letters(string text) => text.Count(char.IsLetterOrDigit);
    }
}
