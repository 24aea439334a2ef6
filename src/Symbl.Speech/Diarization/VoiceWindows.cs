using Symbl.Speech.Activity;

namespace Symbl.Speech.Diarization;

/// <summary>Overlapping windows of speech with one length. No window crosses a point at which the voice could change.</summary>
/// <param name="Spans">The windows, in cells.</param>
/// <param name="Parts">The part of each window.</param>
internal sealed record VoiceWindows(List<Segment> Spans, List<int> Parts)
{
    private const int Hop = 5;

    /// <summary>
    /// Largest number of windows from which to learn how voices differ. More windows add no information, and the cost is quadratic in their
    /// number.
    /// </summary>
    private const int MostTraining = 304;

    private const int TrainingRun = 8;

    /// <param name="parts">The parts in cells, in order.</param>
    /// <param name="length">Number of cells in a window. A part of up to 1.5 times this length is one window.</param>
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

    /// <summary>Returns the indexes of the windows to learn from: all windows, or evenly spread runs of neighbors.</summary>
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
