using Symbl.Speech.Features;

namespace Symbl.Speech.Activity;

/// <summary>
/// Measures in each frame the cues by which speech differs from the sound next to it: breath, line noise and the pauses between words. No
/// cue depends on the level of the recording. The level of a frame counts relative to the loudest sound within a second, so a quiet speaker
/// keeps the ends of words, and the sound after a loud speaker does not count.
/// </summary>
internal sealed class SpeechCues
{
    /// <summary>Number of cues.</summary>
    public const int Count = 11;

    private const int LocalReach = FrameFeatures.Rate;
    private const int PeakReach = 20;
    private const int BlockFrames = 10;

    // Frames on each side over which a track is smoothed.
    private const int LevelReach = 2;
    private const int PeriodicityReach = 4;
    private const int LearnedReach = 3;

    // The distance from noise to the loudest sound nearby in decibels. Beyond the larger value the distance says nothing more.
    private const float LeastRange = 8;
    private const float MostRange = 35;
    private const float LeastRelative = -1.5f;

    // The noise is a low quantile of the level over the surrounding 40 s, from 20 frames per second.
    private const int NoiseBlock = 2 * FrameFeatures.Rate;
    private const int NoiseBlocks = 10;
    private const int SampledEvery = 5;
    private const double NoiseQuantile = 0.1;

    // Decibels above noise: audible, and the range above it that still counts.
    private const float Audible = 3;
    private const float Loud = 10;

    // Frames beside a frame: the nearest and the farthest that count.
    private const int SideNear = 6;
    private const int SideFar = 20;

    private const float MostOdds = 10;

    private readonly SpeechEvidence _evidence;
    private readonly float[] _relative;
    private readonly float[] _depth;
    private readonly float[] _periodicity;
    private readonly float[] _peak;
    private readonly float[] _learned;
    private readonly float[] _localLoudness;
    private readonly double[] _sums;

    public SpeechCues(FrameFeatures features, SpeechEvidence evidence)
    {
        _evidence = evidence;
        (_relative, _depth) = Relative(LoudnessTrack.Smooth(FrameLevels.Of(features), LevelReach));
        _periodicity = LoudnessTrack.Smooth(features.Periodicity, PeriodicityReach);
        _peak = Highest(_periodicity, PeakReach);
        _learned = LoudnessTrack.Smooth(evidence.Learned, LearnedReach);
        _localLoudness = Highest(evidence.Loudness, LocalReach);
        _sums = new double[features.Count + 1];
        for (var frame = 0; frame < features.Count; frame++)
            _sums[frame + 1] = _sums[frame] + _relative[frame];
    }

    /// <summary>Writes the cues of a frame.</summary>
    public void Fill(int frame, Span<float> cues)
    {
        var loudness = _evidence.Loudness[frame];
        cues[0] = Math.Min(loudness, Audible) / Audible;
        cues[1] = Math.Clamp(loudness - Audible, 0, Loud) / Loud;
        cues[2] = _periodicity[frame];
        cues[3] = Math.Clamp(_evidence.Odds[frame], -MostOdds, MostOdds) / (MostOdds / 2);
        cues[4] = _learned[frame] / 4;
        cues[5] = _peak[frame];
        cues[6] = Math.Min(1, loudness / Math.Max(1, _localLoudness[frame]));
        cues[7] = _evidence.Found[frame];
        cues[8] = _relative[frame];
        cues[9] = (float)Mean(frame - SideFar, frame - SideNear + 1);
        cues[10] = (float)Mean(frame + SideNear, frame + SideFar + 1);
    }

    /// <summary>Returns how far a frame is below the loudest sound nearby, in decibels.</summary>
    public float Depth(int frame) => _depth[frame];

    private double Mean(int first, int last)
    {
        first = Math.Clamp(first, 0, _relative.Length - 1);
        last = Math.Clamp(last, first + 1, _relative.Length);
        return (_sums[last] - _sums[first]) / (last - first);
    }

    /// <summary>Returns the level of each frame between the noise (-1) and the loudest sound nearby (0), and its distance to it in decibels.</summary>
    private static (float[] Relative, float[] Depth) Relative(float[] level)
    {
        var depth = Highest(level, LocalReach);
        var relative = new float[level.Length];
        var window = new float[((2 * NoiseBlocks) + 1) * NoiseBlock / SampledEvery];
        for (var start = 0; start < level.Length; start += NoiseBlock)
        {
            var count = 0;
            var (first, last) = (Math.Max(0, start - (NoiseBlocks * NoiseBlock)), Math.Min(level.Length, start + ((NoiseBlocks + 1) * NoiseBlock)));
            for (var frame = first; frame < last; frame += SampledEvery)
                window[count++] = level[frame];
            Array.Sort(window, 0, count);
            var noise = window[(int)(NoiseQuantile * (count - 1))];
            for (var frame = start; frame < Math.Min(level.Length, start + NoiseBlock); frame++)
            {
                var range = Math.Clamp(depth[frame] - noise, LeastRange, MostRange);
                depth[frame] -= level[frame];
                relative[frame] = Math.Max(LeastRelative, -depth[frame] / range);
            }
        }
        return (relative, depth);
    }

    /// <summary>Returns the highest value around each frame, in blocks of a tenth of a second.</summary>
    private static float[] Highest(float[] values, int reach)
    {
        var blocks = new float[(values.Length + BlockFrames - 1) / BlockFrames];
        Array.Fill(blocks, float.MinValue);
        for (var frame = 0; frame < values.Length; frame++)
            blocks[frame / BlockFrames] = Math.Max(blocks[frame / BlockFrames], values[frame]);
        var highest = new float[values.Length];
        var span = reach / BlockFrames;
        for (var block = 0; block < blocks.Length; block++)
        {
            var most = float.MinValue;
            for (var near = Math.Max(0, block - span); near <= Math.Min(blocks.Length - 1, block + span); near++)
                most = Math.Max(most, blocks[near]);
            highest.AsSpan(block * BlockFrames, Math.Min(BlockFrames, values.Length - (block * BlockFrames))).Fill(most);
        }
        return highest;
    }
}
