using Symbl.Speech.Activity;
using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Finds the exact edges of speech on the channel of one person. Without other voices the level alone shows when the person speaks:
/// the power above the noise of each band, relative to the person's own speech and to the noise. Two thresholds with hysteresis find the
/// segments. Detected speech then confirms them, so that noise and tones do not count.
/// </summary>
internal static class ChannelSpeech
{
    // All levels are in decibels. Calls left out in turn chose the constants, on clean calls and on noisy ones.

    // Speech starts at a level close to the person's usual level and lasts as long as the level stays above the lower limit. Breath and the
    // echo of the line are further below.
    private const float StartRange = 12;
    private const float EndRange = 32;

    // Means over the bands above the noise of each band.
    private const float StartExcess = 5;
    private const float EndExcess = 2;

    /// <summary>Frames on each side that contribute to a level. Noise becomes steady, and syllables stay apart.</summary>
    private const int Reach = 4;

    /// <summary>Breath is high, voices are low: the highest band counts less than the lowest one by this.</summary>
    private const float Tilt = 8;

    private const double LoudQuantile = 0.9;

    // In frames. Stops and short hesitations are part of speech. A pause of half a second stays a pause.
    private const int ShortestPause = 38;
    private const int Shortest = 10;
    private const int Margin = 2;

    // A segment that the detector does not confirm counts if it is voiced and nearly as loud as the person's loud speech.
    private const float Strong = 12;
    private const float VoicedPeriodicity = 0.6f;
    private const double LeastVoicedShare = 0.1;
    private const int LeastVoiced = 3;

    // The noise of a band is the median of the moments without detected speech within half a minute, or a low quantile of all moments.
    private const int BlockFrames = 4 * FrameFeatures.Rate;
    private const int BlockReach = 20 * FrameFeatures.Rate;
    private const int SampledEvery = 5;
    private const int LeastSamples = 20;
    private const int DetectorMargin = 20;
    private const double QuietQuantile = 0.1;
    private const float DecibelsPerNeper = 4.3429448f;
    private const float Least = 1e-30f;

    /// <summary>Returns the segments of speech of a channel in order.</summary>
    /// <param name="features">The features of the channel.</param>
    /// <param name="detected">The segments in which the detector finds speech.</param>
    public static List<Segment> Find(FrameFeatures features, IReadOnlyList<Segment> detected)
    {
        if (detected.Count == 0)
            return [];
        var (level, excess) = Measure(features, detected);
        var confirmed = Frames(detected, features.Count, 0);
        var loud = Quantile.Of(level.Where((_, frame) => confirmed[frame]).ToArray(), LoudQuantile);
        var found = Segment.Join(AboveThresholds(level, excess, loud), ShortestPause)
            .Where(part => part.Length >= Shortest && IsSpeech(part, features, level, confirmed, loud - Strong))
            .Select(part => new Segment(Math.Max(0, part.Start - Margin), Math.Min(features.Count, part.End + Margin)));
        return Segment.Join(found, 1);
    }

    private static List<Segment> AboveThresholds(float[] level, float[] excess, float loud)
    {
        var parts = new List<Segment>();
        var (start, started) = (-1, false);
        for (var frame = 0; frame <= level.Length; frame++)
        {
            if (frame < level.Length && level[frame] >= loud - EndRange && excess[frame] >= EndExcess)
            {
                start = start < 0 ? frame : start;
                started |= level[frame] > loud - StartRange && excess[frame] > StartExcess;
                continue;
            }
            if (started)
                parts.Add(new Segment(start, frame));
            (start, started) = (-1, false);
        }
        return parts;
    }

    private static bool IsSpeech(Segment part, FrameFeatures features, float[] level, bool[] confirmed, float strong)
    {
        var (voiced, known) = (0, false);
        for (var frame = part.Start; frame < part.End; frame++)
        {
            voiced += features.Periodicity[frame] > VoicedPeriodicity ? 1 : 0;
            known |= confirmed[frame] || level[frame] > strong;
        }
        return known && voiced >= Math.Max(LeastVoiced, LeastVoicedShare * part.Length);
    }

    /// <summary>Returns the level of each frame without the noise, and the mean of the bands above the noise.</summary>
    private static (float[] Level, float[] Excess) Measure(FrameFeatures features, IReadOnlyList<Segment> detected)
    {
        var (count, bands) = (features.Count, features.Bands);
        var speech = Frames(detected, count, DetectorMargin);
        var (level, excess, power) = (new float[count], new float[count], new float[count]);
        for (var band = 0; band < bands; band++)
        {
            var weight = MathF.Pow(10, -Tilt * band / bands / 10);
            for (var frame = 0; frame < count; frame++)
                power[frame] = MathF.Exp(features.LogMel[(frame * bands) + band]);
            var smooth = LoudnessTrack.Smooth(power, Reach);
            for (var block = 0; block < count; block += BlockFrames)
            {
                var noise = Math.Max(Least, Noise(smooth, speech, block));
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

    private static float Noise(float[] power, bool[] speech, int block)
    {
        var (all, quiet) = (new List<float>(), new List<float>());
        var end = Math.Min(power.Length, block + BlockFrames + BlockReach);
        for (var frame = Math.Max(0, block - BlockReach); frame < end; frame += SampledEvery)
        {
            all.Add(power[frame]);
            if (!speech[frame])
                quiet.Add(power[frame]);
        }
        return quiet.Count >= LeastSamples ? Quantile.Of(quiet.ToArray(), 0.5) : Quantile.Of(all.ToArray(), QuietQuantile);
    }

    private static bool[] Frames(IReadOnlyList<Segment> segments, int count, int margin)
    {
        var frames = new bool[count];
        foreach (var segment in segments)
        {
            var start = Math.Max(0, segment.Start - margin);
            frames.AsSpan(start, Math.Min(count, segment.End + margin) - start).Fill(true);
        }
        return frames;
    }
}
