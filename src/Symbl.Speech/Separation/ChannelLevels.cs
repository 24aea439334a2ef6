using Symbl.Speech.Features;

namespace Symbl.Speech.Separation;

/// <summary>The level of each channel over time, and what one channel's level says about another's.</summary>
internal sealed class ChannelLevels
{
    // A copy keeps its distance to the original; two people, or a person and a leak, do not.
    private const double CopySpread = 4;
    private const double CopyDistance = 10;

    private const double LoudFrames = 0.3;
    private const double LeastDistance = 1.5;
    private const double LeastLift = 3;
    private const double LeastCorrelation = 0.3;
    private const double NoiseShare = 0.15;
    private const int LeastFrames = FrameFeatures.Rate / 2;
    private const float DecibelsPerNeper = 4.3429448f;
    private const int SmoothingReach = 8;

    private readonly float[][] _levels;

    public ChannelLevels(IReadOnlyList<FrameFeatures> channels) =>
        _levels = channels.Select(channel => Activity.LoudnessTrack.Smooth(Level(channel), SmoothingReach)).ToArray();

    /// <summary>Smoothed level of a channel at a frame, in decibels.</summary>
    public float this[int channel, int frame] => _levels[channel][frame];

    /// <summary>Whether two channels carry the same sound, up to gain, judged over the frames in which either is loud.</summary>
    public bool AreSame(int one, int other)
    {
        var (a, b) = (_levels[one], _levels[other]);
        var (loudA, loudB) = (Quantile(a, 1 - LoudFrames), Quantile(b, 1 - LoudFrames));
        var differences = new List<float>();
        for (var frame = 0; frame < a.Length; frame++)
        {
            if (a[frame] >= loudA || b[frame] >= loudB)
                differences.Add(a[frame] - b[frame]);
        }
        if (differences.Count < LeastFrames)
            return false;
        var sorted = differences.ToArray();
        return Quantile(sorted, 0.95) - Quantile(sorted, 0.05) < CopySpread && Math.Abs(Quantile(sorted, 0.5)) < CopyDistance;
    }

    /// <summary>
    /// How far below its origin one channel's sound arrives on another, in decibels; null where it does not. While the first is loud, a
    /// channel without leak stays at its noise most of the time; a leak lifts it, and follows what is said.
    /// </summary>
    public double? Leak(int from, int to)
    {
        var (origin, target) = (_levels[from], _levels[to]);
        var loud = Quantile(origin, 1 - LoudFrames);
        var (x, y) = (new List<float>(), new List<float>());
        for (var frame = 0; frame < origin.Length; frame++)
        {
            if (origin[frame] >= loud && target[frame] < origin[frame] - LeastDistance)
            {
                x.Add(origin[frame]);
                y.Add(target[frame]);
            }
        }
        if (x.Count < LeastFrames)
            return null;
        var lift = Quantile([.. y], 0.5) - Quantile(target, NoiseShare);
        if (lift < LeastLift || Correlation(x, y) < LeastCorrelation)
            return null;
        return Quantile([.. x.Zip(y, (a, b) => b - a)], 0.5);
    }

    private static float[] Level(FrameFeatures channel)
    {
        var level = new float[channel.Count];
        for (var frame = 0; frame < level.Length; frame++)
        {
            var sum = 0f;
            foreach (var band in channel.MelAt(frame))
                sum += MathF.Exp(band);
            level[frame] = DecibelsPerNeper * MathF.Log(sum);
        }
        return level;
    }

    private static double Correlation(List<float> x, List<float> y)
    {
        var (meanX, meanY) = (x.Average(value => (double)value), y.Average(value => (double)value));
        var (xy, xx, yy) = (0.0, 0.0, 0.0);
        for (var index = 0; index < x.Count; index++)
        {
            var (a, b) = (x[index] - meanX, y[index] - meanY);
            xy += a * b;
            xx += a * a;
            yy += b * b;
        }
        return xx * yy > 0 ? xy / Math.Sqrt(xx * yy) : 0;
    }

    private static float Quantile(float[] values, double share)
    {
        var sorted = (float[])values.Clone();
        Array.Sort(sorted);
        return sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];
    }
}
