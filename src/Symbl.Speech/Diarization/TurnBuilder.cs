using Symbl.Speech.Activity;
using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>Converts the segments of speech of each speaker to numbered turns.</summary>
internal static class TurnBuilder
{
    /// <summary>In frames. Shorter pauses are part of a turn. The edges of speech are a little wide, so a pause of half a second is longer.</summary>
    public const int LongestPause = 36 * FrameFeatures.Rate / 100;

    /// <summary>Builds turns.</summary>
    /// <param name="speakers">Segments of speech per speaker, in order.</param>
    /// <param name="longestPause">
    /// In frames. If a speaker continues within this time and no other speaker talks in between, the turn continues.
    /// </param>
    /// <param name="duration">Length of the recording in seconds. No turn extends beyond it.</param>
    /// <param name="numbers">
    /// Receives the number of each speaker in <paramref name="speakers"/>, in order of first speech; 0 if the speaker never talks.
    /// </param>
    public static List<Turn> Build(
        IReadOnlyList<IReadOnlyList<Segment>> speakers, int longestPause, double duration, out int[] numbers)
    {
        numbers = new int[speakers.Count];
        var order = Enumerable.Range(0, speakers.Count).Where(speaker => speakers[speaker].Count > 0)
            .OrderBy(speaker => speakers[speaker][0].Start).ToList();
        var turns = new List<Turn>();
        for (var place = 0; place < order.Count; place++)
        {
            var speaker = order[place];
            numbers[speaker] = place + 1;
            var others = Enumerable.Range(0, speakers.Count).Where(other => other != speaker).Select(other => speakers[other]).ToList();
            foreach (var stretch in JoinUninterrupted(speakers[speaker], others, longestPause))
            {
                var end = Math.Min(duration, (double)stretch.End / FrameFeatures.Rate);
                turns.Add(new Turn(place + 1, (double)stretch.Start / FrameFeatures.Rate, end));
            }
        }
        return turns.OrderBy(turn => turn.Start).ThenBy(turn => turn.Speaker).ToList();
    }

    private static List<Segment> JoinUninterrupted(IReadOnlyList<Segment> own, List<IReadOnlyList<Segment>> others, int longestPause)
    {
        var joined = new List<Segment>();
        var next = new int[others.Count];
        foreach (var stretch in own)
        {
            if (joined.Count > 0 && stretch.Start - joined[^1].End < longestPause && !AnyWithin(joined[^1].End, stretch.Start))
                joined[^1] = joined[^1] with { End = stretch.End };
            else
                joined.Add(stretch);
        }
        return joined;

        // Gaps come in order, so the method reads each list once.
        bool AnyWithin(int start, int end)
        {
            for (var other = 0; other < others.Count; other++)
            {
                while (next[other] < others[other].Count && others[other][next[other]].End <= start)
                    next[other]++;
                if (next[other] < others[other].Count && others[other][next[other]].Start < end)
                    return true;
            }
            return false;
        }
    }
}
