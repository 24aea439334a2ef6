using Symbl.Speech.Activity;

namespace Symbl.Speech.Diarization;

/// <summary>Speech in overlapping windows of one length, none of which reaches over a place where the voice could change.</summary>
/// <param name="Spans">In cells.</param>
/// <param name="Parts">For each window the part it was cut from.</param>
internal sealed record VoiceWindows(List<Segment> Spans, List<int> Parts)
{
    private const int Hop = 5;

    /// <summary>From so many windows the ways in which voices differ are learned; more do not say more, and cost is quadratic in them.</summary>
    private const int MostTraining = 304;

    private const int TrainingRun = 8;

    /// <param name="parts">In cells, in order.</param>
    /// <param name="length">Cells of a window; parts up to half as long again are one window.</param>
    public static VoiceWindows Cut(List<Segment> parts, int length)
    {
        var windows = new VoiceWindows([], []);
        for (var part = 0; part < parts.Count; part++)
        {
            var (start, room) = (parts[part].Start, parts[part].Length - length);
            if (2 * room <= length)
            {
                windows.Add(parts[part], part);
                continue;
            }
            var steps = (room + Hop - 1) / Hop;
            for (var step = 0; step <= steps; step++)
            {
                var at = start + (int)((long)room * step / steps);
                windows.Add(new Segment(at, at + length), part);
            }
        }
        return windows;
    }

    /// <summary>Indices of windows to learn from: all, or evenly spread runs of neighbours.</summary>
    public List<int> Training()
    {
        if (Spans.Count <= MostTraining)
            return Enumerable.Range(0, Spans.Count).ToList();
        const int runs = MostTraining / TrainingRun;
        return Enumerable.Range(0, runs)
            .SelectMany(run => Enumerable.Range((int)((long)run * (Spans.Count - TrainingRun) / (runs - 1)), TrainingRun))
            .Distinct().ToList();
    }

    private void Add(Segment span, int part)
    {
        Spans.Add(span);
        Parts.Add(part);
    }
}
