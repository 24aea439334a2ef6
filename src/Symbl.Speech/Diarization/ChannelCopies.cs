using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Detects channels that carry the same audio: the signal of one microphone twice. Each copy can have its own gain, sign, short delay,
/// coloration, codec and noise. A copy keeps a constant distance in decibels to the original in every band. Two speakers, or a speaker and
/// crosstalk, do not.
/// </summary>
internal static class ChannelCopies
{
    // Decibels above the noise of both channels from which a band carries information about the audio.
    private const float Clear = 10;

    private const float MostSpread = 3;

    /// <summary>
    /// Largest level difference in decibels between copies. Crosstalk is further below its origin, unless the noise is copied as well.
    /// </summary>
    private const float MostDistance = 10;

    private const float MostNoiseDistance = 2;
    private const double LeastKept = 0.85;
    private const int LeastFrames = FrameFeatures.Rate / 2;
    private const int MostFrames = 6000;

    /// <summary>Returns true if two channels with speech carry the same audio.</summary>
    public static bool AreSame(ChannelLevels levels, ChannelNoise noise, int one, int other)
    {
        var frames = Enumerable.Range(0, levels.Count).Where(frame =>
            ChannelLevels.Decibels(levels.At(one, frame)) > noise.Level(one) + Clear
            && ChannelLevels.Decibels(levels.At(other, frame)) > noise.Level(other) + Clear).ToArray();
        if (frames.Length < LeastFrames)
            return false;
        var step = 1 + (frames.Length / MostFrames);
        var (spreads, distances) = (new List<float>(), new List<float>());
        for (var band = 0; band < levels.Bands; band++)
        {
            var distance = new List<float>();
            for (var index = 0; index < frames.Length; index += step)
            {
                var (a, b) = (levels.BandsAt(one, frames[index])[band], levels.BandsAt(other, frames[index])[band]);
                if (IsClear(a, noise.Powers(one)[band]) && IsClear(b, noise.Powers(other)[band]))
                    distance.Add(ChannelLevels.Decibels(a) - ChannelLevels.Decibels(b));
            }
            if (distance.Count < LeastFrames / step)
                continue;
            var sorted = distance.ToArray();
            spreads.Add((Quantile.Of(sorted, 0.9) - Quantile.Of(sorted, 0.1)) / 2);
            distances.Add(Quantile.Of(sorted, 0.5));
        }
        if (spreads.Count == 0 || Quantile.Of(spreads.ToArray(), 0.5) > MostSpread)
            return false;
        var apart = Quantile.Of(distances.ToArray(), 0.5);
        return IsKept(levels, noise, one, other, apart)
            && (Math.Abs(apart) < MostDistance || Math.Abs(apart - (noise.Level(one) - noise.Level(other))) < MostNoiseDistance);
    }

    /// <summary>
    /// Returns true if the two channels keep their distance in the frames in which one channel is loud enough to be audible on the other at
    /// this distance. A comparison of only the frames in which both are loud would miss speech that only one channel carries.
    /// </summary>
    private static bool IsKept(ChannelLevels levels, ChannelNoise noise, int one, int other, float apart)
    {
        var (kept, all) = (0, 0);
        for (var frame = 0; frame < levels.Count; frame++)
        {
            var (a, b) = (ChannelLevels.Decibels(levels.At(one, frame)), ChannelLevels.Decibels(levels.At(other, frame)));
            var expected = Math.Max(a, b + apart);
            if (expected < noise.Level(one) + Clear || expected - apart < noise.Level(other) + Clear)
                continue;
            all++;
            if (Math.Abs(a - b - apart) < 2 * MostSpread)
                kept++;
        }
        return kept > LeastKept * all;
    }

    private static bool IsClear(byte code, float noise) => ChannelLevels.Power(code) > 10 * noise;
}
