namespace Symbl.Speech.Tests.Support;

/// <summary>Sounds of a room made of bursts of noise. They have rhythm as whispers have, but no resonances of a mouth.</summary>
internal static class RoomSounds
{
    public static float[] Drums(double seconds, int rate, int seed)
    {
        var (samples, random) = Start(seconds, rate, seed);
        var beat = 0.2 + (0.1 * random.NextDouble());
        for (var (hit, time) = (0, 0.2); time < seconds; hit++, time += beat)
        {
            if (hit % 8 is 0 or 4 or 5)
                Burst(samples, rate, random, time, 0.25, 14, 40, 150, 0.5);
            if (hit % 4 == 2)
                Burst(samples, rate, random, time, 0.25, 18, 200, 3500, 0.4);
            Burst(samples, rate, random, time, 0.2, hit % 2 == 0 ? 50 : 15, 2800, 9000, 0.15);
        }
        return samples;
    }

    public static float[] Footsteps(double seconds, int rate, int seed)
    {
        var (samples, random) = Start(seconds, rate, seed);
        for (var time = 0.3; time < seconds; time += 0.45 + (0.1 * random.NextDouble()))
        {
            Burst(samples, rate, random, time, 0.1, 40, 80, 400 + (300 * random.NextDouble()), 0.4);
            Burst(samples, rate, random, time + 0.09, 0.12, 30, 600, 2500, 0.15);
        }
        return samples;
    }

    public static float[] Knocks(double seconds, int rate, int seed)
    {
        var (samples, random) = Start(seconds, rate, seed);
        for (var time = 0.4; time < seconds; time += random.NextDouble() < 0.25 ? 1.2 : 0.18 + (0.05 * random.NextDouble()))
            Burst(samples, rate, random, time, 0.12, 45, 150, 700 + (500 * random.NextDouble()), 0.5);
        return samples;
    }

    public static float[] Paper(double seconds, int rate, int seed)
    {
        var (samples, random) = Start(seconds, rate, seed);
        for (var time = 0.1; time < seconds; time += random.NextDouble() < 0.1 ? 0.8 : 0.01 + (0.12 * random.NextDouble()))
        {
            var middle = 1000 + (2500 * random.NextDouble());
            Burst(samples, rate, random, time, 0.15, 20 + (100 * random.NextDouble()), 0.4 * middle, 1.5 * middle, 0.05 + (0.25 * random.NextDouble()));
        }
        return samples;
    }

    public static float[] Applause(double seconds, int rate, int seed)
    {
        var (samples, random) = Start(seconds, rate, seed);
        for (var time = 0.0; time < seconds; time += 0.02 * random.NextDouble())
            Burst(samples, rate, random, time, 0.05, 90, 500 + (800 * random.NextDouble()), 1500 + (2000 * random.NextDouble()), 0.05 + (0.1 * random.NextDouble()));
        return samples;
    }

    public static float[] Wind(double seconds, int rate, int seed)
    {
        var (samples, random) = Start(seconds, rate, seed);
        var noise = SyntheticSpeech.Noise(seconds, rate, 1, seed);
        Biquad.LowPass(500 + (400 * random.NextDouble()), 0.7, rate).Apply(noise);
        var (level, target) = (0.0, 0.5);
        for (var index = 0; index < noise.Length; index++)
        {
            target = index % (rate / 3) == 0 ? 0.1 + random.NextDouble() : target;
            level += (target - level) / (0.3 * rate);
            samples[index] += (float)(0.3 * level * noise[index]);
        }
        return samples;
    }

    /// <summary>A burst of noise between two frequencies, with the decay per second.</summary>
    public static void Burst(
        float[] samples, int rate, Random random, double start, double length, double decay, double low, double high, double level)
    {
        var noise = SyntheticSpeech.Noise(length, rate, 1, random.Next());
        Biquad.HighPass(low, 0.7, rate).Apply(noise);
        Biquad.LowPass(Math.Min(high, 0.45 * rate), 0.7, rate).Apply(noise);
        var gain = level / noise.Max(Math.Abs);
        var first = (int)(start * rate);
        for (var index = 0; index < noise.Length && first + index < samples.Length; index++)
        {
            var age = (double)index / rate;
            samples[first + index] += (float)(gain * noise[index] * Math.Exp(-decay * age) * Math.Min(1, age / 0.003));
        }
    }

    private static (float[] Samples, Random Random) Start(double seconds, int rate, int seed) =>
        (SyntheticSpeech.Noise(seconds, rate, 0.0005, seed), new Random(seed));
}
