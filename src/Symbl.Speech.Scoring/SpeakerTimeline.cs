namespace Symbl.Speech.Scoring;

/// <summary>
/// Segments with names turned into numbers and each speaker's stretches united, so that nobody counts twice at one time and rows that touch are
/// one stretch.
/// </summary>
/// <remarks>
/// Times are whole microseconds: sums are exact, and a row's end, which RTTM leaves to be added up, is the start of the row that follows it.
/// </remarks>
internal sealed class SpeakerTimeline
{
    private SpeakerTimeline(List<string> names, List<(int Speaker, long Start, long End)> stretches) =>
        (Names, Stretches) = (names, stretches);

    /// <summary>Names in ordinal order; the index is the speaker.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Per speaker disjoint and in order; microseconds.</summary>
    public IReadOnlyList<(int Speaker, long Start, long End)> Stretches { get; }

    public IEnumerable<long> Boundaries => Stretches.SelectMany(stretch => new[] { stretch.Start, stretch.End });

    /// <summary>Seconds as microseconds; infinity is as far away as matters.</summary>
    public static long Microseconds(double seconds) => (long)Math.Round(Math.Max(-1e12, Math.Min(1e12, seconds)) * 1e6);

    public static double Seconds(double microseconds) => microseconds / 1e6;

    /// <summary>Makes the timeline; segments without length, and with times that are no numbers, say nothing.</summary>
    public static SpeakerTimeline FromSegments(IEnumerable<SpeakerSegment> segments)
    {
        var names = new List<string>();
        var stretches = new List<(int, long, long)>();
        foreach (var group in segments.GroupBy(segment => segment.Speaker).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var spoken = group.Where(segment => segment.End > segment.Start)
                .Select(segment => (Start: Microseconds(segment.Start), End: Microseconds(segment.End)));
            foreach (var (start, end) in Unite(spoken))
                stretches.Add((names.Count, start, end));
            names.Add(group.Key);
        }
        return new SpeakerTimeline(names, stretches);
    }

    private static IEnumerable<(long Start, long End)> Unite(IEnumerable<(long Start, long End)> stretches)
    {
        (long Start, long End)? open = null;
        foreach (var next in stretches.OrderBy(stretch => stretch.Start))
        {
            if (open is { } before)
            {
                if (next.Start <= before.End)
                {
                    open = (before.Start, Math.Max(before.End, next.End));
                    continue;
                }
                yield return before;
            }
            open = next;
        }
        if (open is { } last)
            yield return last;
    }
}
