namespace Symbl.Speech.Scoring;

/// <summary>Segments with names turned into numbers and each speaker's stretches united, so that nobody counts twice at one time.</summary>
internal sealed class SpeakerTimeline
{
    private SpeakerTimeline(List<string> names, List<(int Speaker, double Start, double End)> stretches) =>
        (Names, Stretches) = (names, stretches);

    /// <summary>Names in ordinal order; the index is the speaker.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Per speaker disjoint and in order.</summary>
    public IReadOnlyList<(int Speaker, double Start, double End)> Stretches { get; }

    public IEnumerable<double> Boundaries => Stretches.SelectMany(stretch => new[] { stretch.Start, stretch.End });

    public static SpeakerTimeline FromSegments(IEnumerable<SpeakerSegment> segments)
    {
        var names = new List<string>();
        var stretches = new List<(int, double, double)>();
        foreach (var group in segments.GroupBy(segment => segment.Speaker).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var (start, end) in Unite(group.Select(segment => (segment.Start, segment.End))))
                stretches.Add((names.Count, start, end));
            names.Add(group.Key);
        }
        return new SpeakerTimeline(names, stretches);
    }

    private static IEnumerable<(double Start, double End)> Unite(IEnumerable<(double Start, double End)> stretches)
    {
        var (start, end) = (double.NaN, double.NaN);
        foreach (var next in stretches.Where(stretch => stretch.End > stretch.Start).OrderBy(stretch => stretch.Start))
        {
            if (next.Start <= end)
            {
                end = Math.Max(end, next.End);
                continue;
            }
            if (!double.IsNaN(start))
                yield return (start, end);
            (start, end) = next;
        }
        if (!double.IsNaN(start))
            yield return (start, end);
    }
}
