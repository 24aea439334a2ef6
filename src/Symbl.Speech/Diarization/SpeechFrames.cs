using Symbl.Speech.Activity;
using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Stores the frames of speech one after another: their cepstra, their pitch, and whether they are loud enough to indicate the speaker.
/// Cells of a tenth of a second group the frames. No cell crosses a pause.
/// </summary>
internal sealed class SpeechFrames
{
    /// <summary>Number of rows in a cell. The last cell of a segment can be shorter.</summary>
    public const int CellRows = 10;

    /// <summary>Share of the rows that are quiet. They hold breath and room noise.</summary>
    private const double QuietShare = 0.25;

    private const float VoicedPeriodicity = 0.75f;

    private SpeechFrames(int[] frames, RowMatrix cepstra, bool[] loud, float[] logPitch, List<Segment> stretches, List<Segment> cells)
    {
        Frames = frames;
        Cepstra = cepstra;
        Loud = loud;
        LogPitch = logPitch;
        Stretches = stretches;
        Cells = cells;
    }

    /// <summary>The frame of the recording for each row.</summary>
    public int[] Frames { get; }

    /// <summary>The standardized cepstra of each row.</summary>
    public RowMatrix Cepstra { get; }

    public bool[] Loud { get; }

    /// <summary>Natural logarithm of the pitch in hertz for each row; NaN if the row is not voiced.</summary>
    public float[] LogPitch { get; }

    /// <summary>Segments of speech without a pause, in rows.</summary>
    public List<Segment> Stretches { get; }

    /// <summary>The cells, in rows.</summary>
    public List<Segment> Cells { get; }

    public int Count => Frames.Length;

    /// <summary>Returns the segments of the recording, in frames, that carry a label.</summary>
    /// <param name="labels">The label of each row.</param>
    /// <param name="wanted">The label to find.</param>
    public List<Segment> FramesOf(ReadOnlySpan<byte> labels, byte wanted)
    {
        var found = new List<Segment>();
        foreach (var stretch in Stretches)
        {
            var offset = Frames[stretch.Start] - stretch.Start;
            foreach (var run in Segment.FromLabels(labels[stretch.Start..stretch.End], wanted))
                found.Add(new Segment(run.Start + stretch.Start + offset, run.End + stretch.Start + offset));
        }
        return found;
    }

    /// <param name="features">The features of the recording.</param>
    /// <param name="speech">The segments of speech, in order, with gaps between them.</param>
    public static SpeechFrames From(FrameFeatures features, List<Segment> speech)
    {
        var count = speech.Sum(stretch => stretch.Length);
        var (frames, levels, logPitch) = (new int[count], new float[count], new float[count]);
        var cepstra = new RowMatrix(count, features.Cepstra);
        var (stretches, cells) = (new List<Segment>(), new List<Segment>());
        var row = 0;
        foreach (var stretch in speech)
        {
            stretches.Add(new Segment(row, row + stretch.Length));
            for (var start = row; start < row + stretch.Length; start += CellRows)
                cells.Add(new Segment(start, Math.Min(start + CellRows, row + stretch.Length)));
            for (var frame = stretch.Start; frame < stretch.End; frame++, row++)
            {
                frames[row] = frame;
                features.MfccAt(frame).CopyTo(cepstra[row]);
                foreach (var band in features.MelAt(frame))
                    levels[row] += band;
                logPitch[row] = features.Periodicity[frame] > VoicedPeriodicity ? MathF.Log(features.Pitch[frame]) : float.NaN;
            }
        }
        cepstra.Standardize();
        return new SpeechFrames(frames, cepstra, AboveQuiet(levels), logPitch, stretches, cells);
    }

    /// <summary>Returns the speech of one voice alone. Its stretches are the runs of that voice.</summary>
    /// <param name="voices">The voice of each row.</param>
    /// <param name="voice">The voice to keep.</param>
    public SpeechFrames Only(byte[] voices, byte voice)
    {
        var kept = Enumerable.Range(0, Count).Where(row => voices[row] == voice).ToArray();
        var wanted = Array.ConvertAll(voices, label => label == voice);
        var (stretches, cells) = (new List<Segment>(), new List<Segment>());
        var start = 0;
        foreach (var run in FramesOf(voices, voice))
        {
            stretches.Add(new Segment(start, start + run.Length));
            for (var cell = start; cell < start + run.Length; cell += CellRows)
                cells.Add(new Segment(cell, Math.Min(cell + CellRows, start + run.Length)));
            start += run.Length;
        }
        return new SpeechFrames(
            Array.ConvertAll(kept, row => Frames[row]), Cepstra.Select(wanted, int.MaxValue), Array.ConvertAll(kept, row => Loud[row]),
            Array.ConvertAll(kept, row => LogPitch[row]), stretches, cells);
    }

    private static bool[] AboveQuiet(float[] levels)
    {
        if (levels.Length == 0)
            return [];
        var sorted = (float[])levels.Clone();
        Array.Sort(sorted);
        var quiet = sorted[(int)(QuietShare * (sorted.Length - 1))];
        return Array.ConvertAll(levels, level => level > quiet);
    }
}
