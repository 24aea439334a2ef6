namespace Symbl.Speech.Bench.Synthesis;

/// <summary>What is in a recording besides speech, and what the way to the microphone does to speech.</summary>
internal static class Sounds
{
    /// <summary>Seconds: ten metres of air, or a line there and back.</summary>
    public const double LongestLeakDelay = 0.03;

    private const double Mains = 50;
    private const double ChordSeconds = 0.8;
    private const double BandLow = 300;
    private const double BandHigh = 3400;
    private const double MuLaw = 255;

    // Hertz: a slow cadence.
    private static readonly double[][] Chords =
        [[261.6, 329.6, 392.0], [220.0, 261.6, 329.6], [174.6, 220.0, 261.6], [196.0, 246.9, 293.7]];

    public static float[] Noise(NoiseKind kind, int length, int rate, int seed) => kind switch
    {
        NoiseKind.Hiss => SyntheticSpeech.Noise((double)length / rate, rate, 1, seed),
        NoiseKind.Line => Line(length, rate, seed),
        _ => Hum(length, rate, seed),
    };

    /// <summary>Music on hold, at the level of 1.</summary>
    public static float[] Music(int length, int rate)
    {
        var samples = new float[length];
        for (var index = 0; index < length; index++)
        {
            var time = (double)index / rate;
            var chord = Chords[(int)(time / ChordSeconds) % Chords.Length];
            var decay = Math.Exp(-1.5 * (time % ChordSeconds));
            var sum = 0.0;
            foreach (var tone in chord)
            {
                for (var harmonic = 1; harmonic <= 4; harmonic++)
                    sum += Math.Sin(2 * Math.PI * tone * harmonic * time) / harmonic;
            }
            samples[index] = (float)(decay * sum);
        }
        return Level(samples, 1);
    }

    /// <summary>What one hears of a voice on another's microphone: later, coloured by the room, and of the level stated.</summary>
    /// <param name="samples">The voice on its own channel.</param>
    /// <param name="rate">Hertz.</param>
    /// <param name="decibels">Level of the result relative to the voice.</param>
    /// <param name="random">Chooses the room.</param>
    /// <param name="longestDelay">Seconds.</param>
    public static float[] Leak(float[] samples, int rate, double decibels, Random random, double longestDelay = LongestLeakDelay)
    {
        var delay = (int)(longestDelay * random.NextDouble() * rate);
        var taps = new double[rate / 250];
        for (var tap = 0; tap < taps.Length; tap++)
            taps[tap] = tap == 0 ? 1 : ((2 * random.NextDouble()) - 1) * 0.5 * Math.Exp(-4.0 * tap / taps.Length);
        var leaked = new float[samples.Length];
        for (var index = delay; index < samples.Length; index++)
        {
            var sum = 0.0;
            for (var tap = 0; tap < taps.Length && tap <= index - delay; tap++)
                sum += taps[tap] * samples[index - delay - tap];
            leaked[index] = (float)sum;
        }
        return Level(leaked, Rms(samples) * FromDecibels(decibels));
    }

    /// <summary>The band of a telephone: fourth order at either end.</summary>
    public static void TelephoneBand(float[] samples, int rate) => Band(samples, rate, BandLow, BandHigh);

    /// <summary>A band of frequencies: fourth order at either end.</summary>
    public static void Band(float[] samples, int rate, double low, double high)
    {
        // Q of the two halves of a Butterworth filter of fourth order.
        foreach (var quality in new[] { 0.5412, 1.3066 })
        {
            Biquad.HighPass(low, quality, rate).Apply(samples);
            Biquad.LowPass(high, quality, rate).Apply(samples);
        }
    }

    /// <summary>There and back: 8 bits with continuous mu-law companding.</summary>
    public static void Compand(float[] samples)
    {
        for (var index = 0; index < samples.Length; index++)
        {
            var size = Math.Log(1 + (MuLaw * Math.Min(1, Math.Abs(samples[index])))) / Math.Log(1 + MuLaw);
            var kept = Math.Round(127 * size) / 127;
            samples[index] = (float)(Math.Sign(samples[index]) * (Math.Pow(1 + MuLaw, kept) - 1) / MuLaw);
        }
    }

    public static double Rms(ReadOnlySpan<float> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
            sum += (double)sample * sample;
        return samples.Length == 0 ? 0 : Math.Sqrt(sum / samples.Length);
    }

    /// <summary>Brings sound to a level, in place; silence stays silence.</summary>
    public static float[] Level(float[] samples, double rms)
    {
        var now = Rms(samples);
        Scale(samples, now > 0 ? rms / now : 0);
        return samples;
    }

    public static void Scale(float[] samples, double gain)
    {
        for (var index = 0; index < samples.Length; index++)
            samples[index] = (float)(gain * samples[index]);
    }

    public static void Add(float[] samples, ReadOnlySpan<float> others, int at = 0)
    {
        for (var index = 0; index < others.Length && at + index < samples.Length; index++)
            samples[at + index] += others[index];
    }

    public static double FromDecibels(double decibels) => Math.Pow(10, decibels / 20);

    private static float[] Line(int length, int rate, int seed)
    {
        var samples = SyntheticSpeech.Noise((double)length / rate, rate, 1, seed);
        var keep = Math.Exp(-2 * Math.PI * 500 / rate);
        var slow = 0.0;
        for (var index = 0; index < samples.Length; index++)
        {
            slow = (keep * slow) + ((1 - keep) * samples[index]);
            samples[index] = (float)(slow + (0.1 * samples[index]));
        }
        return samples;
    }

    private static float[] Hum(int length, int rate, int seed)
    {
        // Never alone: a little hiss is under it.
        var samples = SyntheticSpeech.Noise((double)length / rate, rate, 0.05, seed);
        for (var index = 0; index < samples.Length; index++)
        {
            for (var harmonic = 1; harmonic <= 9; harmonic += harmonic == 1 ? 1 : 2)
                samples[index] += (float)(Math.Sin(2 * Math.PI * Mains * harmonic * index / rate) / harmonic);
        }
        return samples;
    }
}
