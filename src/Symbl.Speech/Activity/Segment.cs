namespace Symbl.Speech.Activity;

/// <summary>A run of frames.</summary>
/// <param name="Start">First frame.</param>
/// <param name="End">Frame after the last one.</param>
internal readonly record struct Segment(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>Returns the runs of frames that carry a label.</summary>
    public static List<Segment> FromLabels(ReadOnlySpan<byte> labels, byte wanted)
    {
        var stretches = new List<Segment>();
        for (var frame = 0; frame < labels.Length; frame++)
        {
            if (labels[frame] != wanted)
                continue;
            var start = frame;
            while (frame < labels.Length && labels[frame] == wanted)
                frame++;
            stretches.Add(new Segment(start, frame));
        }
        return stretches;
    }

    /// <summary>Joins segments if the gap between them is shorter than <paramref name="shortestGap"/>.</summary>
    public static List<Segment> Join(IEnumerable<Segment> stretches, int shortestGap)
    {
        var joined = new List<Segment>();
        foreach (var stretch in stretches)
        {
            if (joined.Count > 0 && stretch.Start - joined[^1].End < shortestGap)
                joined[^1] = joined[^1] with { End = Math.Max(joined[^1].End, stretch.End) };
            else
                joined.Add(stretch);
        }
        return joined;
    }
}
