namespace Symbl.Speech.Scoring;

/// <summary>
/// Segments with numbered speakers. The segments of each speaker are merged, so that no time counts twice and touching rows are one
/// segment.
/// </summary>
/// <remarks>
/// Times are whole microseconds. Sums are exact, and the end of an RTTM row, which is its start plus its duration, equals the start of an
/// adjacent row.
/// </remarks>
internal sealed class SpeakerTimeline
{
    private SpeakerTimeline(List<string> names, List<(int Speaker, long Start, long End)> segments) =>
        (Names, Segments) = (names, segments);

    /// <summary>Names in ordinal order; the index identifies the speaker.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Disjoint segments of each speaker in order, in microseconds.</summary>
    public IReadOnlyList<(int Speaker, long Start, long End)> Segments { get; }

    public IEnumerable<long> Boundaries => Segments.SelectMany(segment => new[] { segment.Start, segment.End });

    /// <summary>Converts seconds to microseconds; infinity becomes the maximum.</summary>
    public static long Microseconds(double seconds) => (long)Math.Round(Math.Max(-1e12, Math.Min(1e12, seconds)) * 1e6);

    public static double Seconds(double microseconds) => microseconds / 1e6;

    /// <summary>Creates the timeline; ignores segments without duration or with times that are not numbers.</summary>
    public static SpeakerTimeline FromSegments(IEnumerable<SpeakerSegment> segments)
    {
        var names = new List<string>();
        var merged = new List<(int, long, long)>();
        foreach (var group in segments.GroupBy(segment => segment.Speaker).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var spoken = group.Where(segment => segment.End > segment.Start)
                .Select(segment => (Start: Microseconds(segment.Start), End: Microseconds(segment.End)));
            foreach (var (start, end) in Unite(spoken))
                merged.Add((names.Count, start, end));
            names.Add(group.Key);
        }
        return new SpeakerTimeline(names, merged);
    }

    private static IEnumerable<(long Start, long End)> Unite(IEnumerable<(long Start, long End)> segments)
    {
        (long Start, long End)? open = null;
        foreach (var next in segments.OrderBy(segment => segment.Start))
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
