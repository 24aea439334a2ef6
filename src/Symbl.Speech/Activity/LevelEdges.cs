using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Activity;

/// <summary>
/// Trims the ends of segments by level. The cues of <see cref="SpeechEdges"/> look at the time around a frame, so a segment ends a little
/// late. The level of a frame shows it sooner: a voice that ends falls below its own loud moments and close to the noise. An end moves by a
/// small part of a second at most, so no word is lost if the level misleads. All levels are relative to the segment and to the noise.
/// </summary>
internal static class LevelEdges
{
    /// <summary>Frames on each side that contribute to a level. Noise becomes steady, and syllables stay apart.</summary>
    private const int Reach = 4;

    /// <summary>In decibels. Breath is high, voices are low: the highest band counts less than the lowest one by this.</summary>
    private const float Tilt = 8;

    private const double LoudQuantile = 0.9;

    /// <summary>Frames that stay before the first and after the last audible frame.</summary>
    private const int Margin = 2;

    private const int Shortest = 10;

    // The noise of a band is the median of the moments without speech within 20 s, or a low quantile of all moments.
    private const int BlockFrames = 4 * FrameFeatures.Rate;
    private const int BlockReach = 20 * FrameFeatures.Rate;
    private const int SampledEvery = 5;
    private const int LeastSamples = 20;
    private const int SpeechMargin = 20;
    private const double QuietQuantile = 0.1;
    private const float DecibelsPerNeper = 4.3429448f;
    private const float Least = 1e-30f;

    /// <summary>Returns the segments with trimmed ends, in order.</summary>
    public static List<Segment> Trim(FrameFeatures features, IReadOnlyList<Segment> segments, ActivityTuning tuning)
    {
        if (segments.Count == 0)
            return [];
        var (level, excess) = Measure(features, segments);
        return [.. segments.Select(segment => Trim(segment, level, excess, tuning))];
    }

    private static Segment Trim(Segment segment, float[] level, float[] excess, ActivityTuning tuning)
    {
        var least = Quantile.Of(level[segment.Start..segment.End], LoudQuantile) - tuning.LevelRange;
        bool IsSilent(int frame) => level[frame] < least || excess[frame] < tuning.LevelExcess;
        var most = Math.Min(tuning.MostTrimmed, segment.Length / 2);
        var (start, end) = (0, 0);
        while (start < most && IsSilent(segment.Start + start))
            start++;
        while (end < most && IsSilent(segment.End - 1 - end))
            end++;
        // An end without any audible frame moves as far as it may.
        var trimmed = new Segment(
            segment.Start + (start == most ? most : Math.Max(0, start - Margin)),
            segment.End - (end == most ? most : Math.Max(0, end - Margin)));
        return trimmed.Length >= Shortest ? trimmed : segment;
    }

    /// <summary>
    /// Returns the level of each frame without the noise, and the mean over the bands above the noise of each band, in decibels.
    /// </summary>
    private static (float[] Level, float[] Excess) Measure(FrameFeatures features, IReadOnlyList<Segment> segments)
    {
        var (count, bands) = (features.Count, features.Bands);
        var speech = NearSpeech(segments, count);
        var (level, excess, power) = (new float[count], new float[count], new float[count]);
        var all = new float[(BlockFrames + (2 * BlockReach)) / SampledEvery];
        var quiet = new float[all.Length];
        for (var band = 0; band < bands; band++)
        {
            var weight = MathF.Pow(10, -Tilt * band / bands / 10);
            for (var frame = 0; frame < count; frame++)
                power[frame] = MathF.Exp(features.LogMel[(frame * bands) + band]);
            var smooth = LoudnessTrack.Smooth(power, Reach);
            for (var block = 0; block < count; block += BlockFrames)
            {
                var noise = Math.Max(Least, Noise(smooth, speech, block, all, quiet));
                for (var frame = block; frame < Math.Min(count, block + BlockFrames); frame++)
                {
                    level[frame] += weight * Math.Max(0, smooth[frame] - noise);
                    excess[frame] += Math.Max(0, DecibelsPerNeper * MathF.Log(smooth[frame] / noise)) / bands;
                }
            }
        }
        for (var frame = 0; frame < count; frame++)
            level[frame] = DecibelsPerNeper * MathF.Log(level[frame] + Least);
        return (level, excess);
    }

    private static float Noise(float[] power, bool[] speech, int block, float[] all, float[] quiet)
    {
        var (first, last) = (Math.Max(0, block - BlockReach), Math.Min(power.Length, block + BlockFrames + BlockReach));
        var (count, quietCount) = (0, 0);
        for (var frame = first; frame < last; frame += SampledEvery)
        {
            all[count++] = power[frame];
            if (!speech[frame])
                quiet[quietCount++] = power[frame];
        }
        return quietCount >= LeastSamples
            ? Quantile.Of(quiet.AsSpan(0, quietCount), 0.5)
            : Quantile.Of(all.AsSpan(0, count), QuietQuantile);
    }

    private static bool[] NearSpeech(IReadOnlyList<Segment> segments, int count)
    {
        var near = new bool[count];
        foreach (var segment in segments)
        {
            var start = Math.Max(0, segment.Start - SpeechMargin);
            near.AsSpan(start, Math.Min(count, segment.End + SpeechMargin) - start).Fill(true);
        }
        return near;
    }
}
