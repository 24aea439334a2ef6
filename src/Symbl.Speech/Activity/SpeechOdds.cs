using Symbl.Speech.Features;

namespace Symbl.Speech.Activity;

/// <summary>
/// Estimates how likely each frame is speech, from properties that all speech has and noise lacks: its loudness rises and falls with the
/// syllables, and much of the audio within half a second is voiced. Neither depends on the loudness of the recording.
/// </summary>
internal static class SpeechOdds
{
    // Logistic regression found these weights over meeting excerpts: plain, with hum and hiss at 12 dB, and through a telephone, with each
    // recording held out in turn. The four numbers leave little room for overfitting.
    private const double Bias = -2.2;
    private const double ModulationWeight = 0.145;
    private const double PeakWeight = 1.7;
    private const double VoicedWeight = 13.8;

    /// <summary>Frames on each side over which the detector measures how loudness rises and falls.</summary>
    private const int ModulationReach = 25;

    private const int PeakReach = 20;
    private const int VoicedReach = 60;
    private const double VoicedPeriodicity = 0.6;
    private const double VoicedSlope = 0.06;

    // No voice holds a pitch as an instrument does. Over 50 ms speech changes its pitch by more than this share in 9 of 10 frames; tones
    // and hold music never do.
    private const double SteadyPitch = 0.004;
    private const int SteadySpan = 5;
    private const float SteadyPeriodicity = 0.7f;
    private const double MostSteadyShare = 0.5;
    private const int SteadyReach = 100;
    private const int LeastVoiced = 10;
    private const float ToneOdds = -10;

    /// <summary>Frames on each side over which the detector averages each band, so that noise becomes steady.</summary>
    private const int BandReach = 4;

    private const int BlockFrames = 2 * FrameFeatures.Rate;
    private const int ReachBlocks = 10;
    private const int SampledEvery = 5;
    private const double FloorQuantile = 0.1;

    /// <summary>Decibels above the floor that averaged noise reaches by chance.</summary>
    private const float NoiseSpread = 2;

    private const float DecibelsPerNeper = 4.3429448f;

    /// <summary>Returns the log odds in favor of speech for each frame.</summary>
    /// <param name="features">The features of the recording.</param>
    /// <param name="loudness">The result of <see cref="AboveNoise"/> for the recording.</param>
    public static float[] Of(FrameFeatures features, float[] loudness)
    {
        var (sums, squares, voiced) = (new double[features.Count + 1], new double[features.Count + 1], new double[features.Count + 1]);
        for (var frame = 0; frame < features.Count; frame++)
        {
            sums[frame + 1] = sums[frame] + loudness[frame];
            squares[frame + 1] = squares[frame] + ((double)loudness[frame] * loudness[frame]);
            voiced[frame + 1] = voiced[frame] + (1 / (1 + Math.Exp((VoicedPeriodicity - features.Periodicity[frame]) / VoicedSlope)));
        }
        var tones = Tones(features);
        var odds = new float[features.Count];
        for (var frame = 0; frame < odds.Length; frame++)
        {
            var mean = Mean(sums, frame, ModulationReach);
            var modulation = Math.Sqrt(Math.Max(0, Mean(squares, frame, ModulationReach) - (mean * mean)));
            var peak = 0f;
            for (var near = Math.Max(0, frame - PeakReach); near < Math.Min(odds.Length, frame + PeakReach + 1); near++)
                peak = Math.Max(peak, features.Periodicity[near]);
            odds[frame] = (float)(Bias + (ModulationWeight * modulation) + (PeakWeight * peak)
                + (VoicedWeight * Mean(voiced, frame, VoicedReach)));
            if (tones[frame])
                odds[frame] = Math.Min(odds[frame], ToneOdds);
        }
        return odds;
    }

    /// <summary>Marks frames in which periodic audio holds its pitch: dial tones, ringing, music on hold.</summary>
    private static bool[] Tones(FrameFeatures features)
    {
        var (voiced, steady) = (new int[features.Count + 1], new int[features.Count + 1]);
        for (var frame = 0; frame < features.Count; frame++)
        {
            var before = Math.Max(0, frame - SteadySpan);
            var both = features.Periodicity[frame] > SteadyPeriodicity && features.Periodicity[before] > SteadyPeriodicity && before < frame;
            var held = both && Math.Abs(Math.Log(features.Pitch[frame] / features.Pitch[before])) < SteadyPitch;
            voiced[frame + 1] = voiced[frame] + (both ? 1 : 0);
            steady[frame + 1] = steady[frame] + (held ? 1 : 0);
        }
        var tones = new bool[features.Count];
        for (var frame = 0; frame < tones.Length; frame++)
        {
            var (first, last) = (Math.Max(0, frame - SteadyReach), Math.Min(tones.Length, frame + SteadyReach + 1));
            var heard = voiced[last] - voiced[first];
            tones[frame] = heard >= LeastVoiced && steady[last] - steady[first] > MostSteadyShare * heard;
        }
        return tones;
    }

    private static double Mean(double[] running, int frame, int reach)
    {
        var first = Math.Max(0, frame - reach);
        var last = Math.Min(running.Length - 1, frame + reach + 1);
        return (running[last] - running[first]) / (last - first);
    }

    /// <summary>Returns the decibels above the surrounding noise for each frame: the mean over the bands.</summary>
    public static float[] AboveNoise(FrameFeatures features, CancellationToken cancel)
    {
        var bands = features.Bands;
        var samples = new float[((features.Count / SampledEvery) + 1) * bands];
        ForEachAveraged(features, (frame, averages) =>
        {
            if (frame % SampledEvery == 0)
                averages.CopyTo(samples.AsSpan(frame / SampledEvery * bands));
        });
        cancel.ThrowIfCancellationRequested();
        var floors = Floors(samples, features);
        var blocks = floors.Length / bands;
        var loudness = new float[features.Count];
        ForEachAveraged(features, (frame, averages) =>
        {
            var floor = floors.AsSpan(Math.Min(frame / BlockFrames, blocks - 1) * bands, bands);
            var sum = 0f;
            for (var band = 0; band < bands; band++)
                sum += Math.Max(0, (DecibelsPerNeper * (averages[band] - floor[band])) - NoiseSpread);
            loudness[frame] = sum / bands;
        });
        return loudness;
    }

    private delegate void TakeFrame(int frame, ReadOnlySpan<float> averages);

    private static void ForEachAveraged(FrameFeatures features, TakeFrame take)
    {
        var sums = new double[features.Bands];
        var averages = new float[features.Bands];
        var within = 0;
        void Change(int frame, int sign)
        {
            if (frame < 0 || frame >= features.Count)
                return;
            within += sign;
            var mel = features.MelAt(frame);
            for (var band = 0; band < sums.Length; band++)
                sums[band] += sign * mel[band];
        }
        for (var frame = 0; frame < BandReach; frame++)
            Change(frame, 1);
        for (var frame = 0; frame < features.Count; frame++)
        {
            Change(frame + BandReach, 1);
            Change(frame - BandReach - 1, -1);
            for (var band = 0; band < sums.Length; band++)
                averages[band] = (float)(sums[band] / within);
            take(frame, averages);
        }
    }

    // A low quantile of each band over the surrounding 40 s. Speakers pause, noise does not.
    private static float[] Floors(float[] samples, FrameFeatures features)
    {
        var bands = features.Bands;
        var blocks = Math.Max(1, features.Count / BlockFrames);
        var floors = new float[blocks * bands];
        var window = new float[((2 * ReachBlocks) + 3) * BlockFrames / SampledEvery];
        for (var block = 0; block < blocks; block++)
        {
            var first = Math.Max(0, block - ReachBlocks) * BlockFrames;
            var last = block == blocks - 1 ? features.Count : Math.Min(features.Count, (block + ReachBlocks + 1) * BlockFrames);
            for (var band = 0; band < bands; band++)
            {
                var count = 0;
                for (var frame = first; frame < last; frame += SampledEvery)
                    window[count++] = samples[(frame / SampledEvery * bands) + band];
                Array.Sort(window, 0, count);
                floors[(block * bands) + band] = window[(int)(FloorQuantile * (count - 1))];
            }
        }
        return floors;
    }
}
