namespace Symbl.Speech.Tests.Support;

/// <summary>Sounds of a line or a room that are no speech. A seed chooses pitches, rhythm and levels; the same seed gives the same sound.</summary>
internal static class NotSpeech
{
    /// <summary>All kinds by name: seconds, sample rate and seed give the samples, at most near full scale.</summary>
    public static IReadOnlyDictionary<string, Func<double, int, int, float[]>> Kinds { get; } = new Dictionary<string, Func<double, int, int, float[]>>
    {
        ["white noise"] = (seconds, rate, seed) => Colored(seconds, rate, seed, 0),
        ["pink noise"] = (seconds, rate, seed) => Colored(seconds, rate, seed, 1),
        ["brown noise"] = (seconds, rate, seed) => Colored(seconds, rate, seed, 2),
        ["mains hum"] = Hum,
        ["line noise with clicks"] = LineWithClicks,
        ["pure tone"] = (seconds, rate, seed) => Tones(seconds, rate, [300 + (new Random(seed).Next(24) * 100)], 1, 0),
        ["dial tone"] = (seconds, rate, seed) => Tones(seconds, rate, seed % 2 == 0 ? [350, 440] : [425], 1, 0),
        ["busy tone"] = (seconds, rate, seed) => seed % 2 == 0 ? Tones(seconds, rate, [480, 620], 0.5, 0.5) : Tones(seconds, rate, [425], 0.25, 0.25),
        ["ringback"] = (seconds, rate, seed) => seed % 2 == 0 ? Tones(seconds, rate, [440, 480], 2, 4) : Tones(seconds, rate, [400, 450], 0.4, 0.2),
        ["key tones"] = KeyTones,
        ["fax answer tone"] = (seconds, rate, _) => Tones(seconds, rate, [2100], 3, 0.4),
        ["fax calling tone"] = (seconds, rate, _) => Tones(seconds, rate, [1100], 0.5, 3),
        ["modem"] = Modem,
        ["beeps"] = (seconds, rate, seed) => Tones(seconds, rate, [700 + (150 * (seed % 8))], 0.1 + (0.1 * (seed % 3)), 0.4 + (0.5 * (seed % 2))),
        ["sweep"] = (seconds, rate, seed) => Gliding(seconds, rate, time => 300 + (2700 * (time / (1.5 + (seed % 4)) % 1))),
        ["siren"] = (seconds, rate, seed) => Gliding(seconds, rate, time => 1000 + (500 * Math.Sin(2 * Math.PI * (0.2 + (0.3 * (seed % 4))) * time))),
        ["two-tone siren"] = (seconds, rate, seed) => Gliding(seconds, rate, time => time % 1.2 < 0.6 ? 440 + (10 * seed) : 585 + (10 * seed)),
        ["keyboard clicks"] = Clicks,
        ["breaths"] = Breaths,
        ["drums"] = RoomSounds.Drums,
        ["footsteps"] = RoomSounds.Footsteps,
        ["knocks"] = RoomSounds.Knocks,
        ["paper"] = RoomSounds.Paper,
        ["applause"] = RoomSounds.Applause,
        ["wind"] = RoomSounds.Wind,
    };

    /// <summary>All kinds as a line carries them: the band of a telephone, mu-law.</summary>
    public static float[] Telephone(float[] samples, int rate)
    {
        Sounds.TelephoneBand(samples, rate);
        Sounds.Compand(samples);
        return samples;
    }

    public static float[] Colored(double seconds, int rate, int seed, int color)
    {
        var samples = SyntheticSpeech.Noise(seconds, rate, 1, seed);
        if (color == 2)
            Leak(samples, 0.999);
        if (color == 1)
            Pink(samples);
        return Peak(samples, 0.9);
    }

    public static float[] Tones(double seconds, int rate, double[] hertz, double on, double off)
    {
        var samples = new float[(int)(seconds * rate)];
        for (var index = 0; index < samples.Length; index++)
        {
            var time = (double)index / rate;
            if (time % (on + off) < on)
                samples[index] = (float)hertz.Sum(tone => 0.3 / hertz.Length * Math.Sin(2 * Math.PI * tone * time));
        }
        return samples;
    }

    private static float[] Hum(double seconds, int rate, int seed)
    {
        var samples = SyntheticSpeech.Noise(seconds, rate, 0.002, seed);
        var mains = seed % 2 == 0 ? 50 : 60;
        for (var index = 0; index < samples.Length; index++)
        {
            for (var harmonic = 1; harmonic <= 15; harmonic++)
                samples[index] += (float)(0.2 * Math.Sin((2 * Math.PI * mains * harmonic * index / rate) + harmonic) / harmonic);
        }
        return samples;
    }

    private static float[] LineWithClicks(double seconds, int rate, int seed)
    {
        var samples = Sounds.Level(Sounds.Noise(NoiseKind.Line, (int)(seconds * rate), rate, seed), 0.02);
        var random = new Random(seed);
        for (var at = 0; at < samples.Length - 10; at += (int)(rate * (0.05 + (1.5 * random.NextDouble()))))
        {
            for (var index = 0; index < 6; index++)
                samples[at + index] += (float)((0.3 + (0.5 * random.NextDouble())) * (index % 2 == 0 ? 1 : -1) * Math.Exp(-0.5 * index));
        }
        return samples;
    }

    private static float[] KeyTones(double seconds, int rate, int seed)
    {
        double[] low = [697, 770, 852, 941], high = [1209, 1336, 1477, 1633];
        var random = new Random(seed);
        var samples = new float[(int)(seconds * rate)];
        var (on, off) = (0.05 + (0.1 * random.NextDouble()), 0.05 + (0.1 * random.NextDouble()));
        for (var time = 0.5; time < seconds - on; time += on + off + (random.NextDouble() < 0.1 ? 1 : 0))
        {
            var (one, other) = (low[random.Next(4)], high[random.Next(4)]);
            for (var index = 0; index < (int)(on * rate); index++)
                samples[(int)(time * rate) + index] = (float)(0.2 * (Math.Sin(2 * Math.PI * one * index / rate) + Math.Sin(2 * Math.PI * other * index / rate)));
        }
        return samples;
    }

    private static float[] Modem(double seconds, int rate, int seed)
    {
        var random = new Random(seed);
        var samples = new float[(int)(seconds * rate)];
        var (phase, bit) = (0.0, 0);
        for (var index = 0; index < samples.Length; index++)
        {
            if (index % (rate / 300) == 0)
                bit = random.Next(2);
            phase += (seed % 2 == 0 ? 1750 + (bit * 200 - 100) : 1080 + (bit * 200 - 100)) / (double)rate;
            samples[index] = (float)(0.3 * Math.Sin(2 * Math.PI * phase));
        }
        return samples;
    }

    private static float[] Gliding(double seconds, int rate, Func<double, double> hertz)
    {
        var samples = new float[(int)(seconds * rate)];
        var phase = 0.0;
        for (var index = 0; index < samples.Length; index++)
        {
            phase += hertz((double)index / rate) / rate;
            samples[index] = (float)(0.3 * Math.Sin(2 * Math.PI * phase));
        }
        return samples;
    }

    private static float[] Clicks(double seconds, int rate, int seed)
    {
        var random = new Random(seed);
        var samples = SyntheticSpeech.Noise(seconds, rate, 0.001, seed);
        for (var at = 0.3; at < seconds - 0.1; at += 0.06 + (0.35 * random.NextDouble() * random.NextDouble()))
        {
            var (hertz, decay, level) = (1000 + (2500 * random.NextDouble()), 150 + (400 * random.NextDouble()), 0.1 + (0.3 * random.NextDouble()));
            for (var index = 0; index < rate / 25; index++)
            {
                var time = (double)index / rate;
                samples[(int)(at * rate) + index] += (float)(level * Math.Exp(-decay * time)
                    * (Math.Sin(2 * Math.PI * hertz * time) + (random.NextDouble() * 2) - 1));
            }
        }
        return samples;
    }

    private static float[] Breaths(double seconds, int rate, int seed)
    {
        var random = new Random(seed);
        var samples = SyntheticSpeech.Noise(seconds, rate, 0.001, seed);
        for (var at = 0.5; at < seconds - 1.2; at += 0.8 + (2 * random.NextDouble()))
        {
            var length = 0.2 + (0.8 * random.NextDouble());
            var noise = SyntheticSpeech.Noise(length, rate, 1, random.Next());
            Biquad.LowPass(1200 + (2000 * random.NextDouble()), 0.7, rate).Apply(noise);
            Biquad.HighPass(200 + (400 * random.NextDouble()), 0.7, rate).Apply(noise);
            for (var index = 0; index < noise.Length; index++)
                samples[(int)(at * rate) + index] += (float)(0.15 * noise[index] * Math.Pow(Math.Sin(Math.PI * index / noise.Length), 2));
        }
        return samples;
    }

    private static void Leak(float[] samples, double keep)
    {
        var slow = 0.0;
        for (var index = 0; index < samples.Length; index++)
            samples[index] = (float)(slow = (keep * slow) + samples[index]);
    }

    private static void Pink(float[] samples)
    {
        // Three poles approximate three decibels per octave.
        var (a, b, c) = (0.0, 0.0, 0.0);
        for (var index = 0; index < samples.Length; index++)
        {
            var white = (double)samples[index];
            a = (0.99765 * a) + (white * 0.0990460);
            b = (0.96300 * b) + (white * 0.2965164);
            c = (0.57000 * c) + (white * 1.0526913);
            samples[index] = (float)(a + b + c + (white * 0.1848));
        }
    }

    private static float[] Peak(float[] samples, double peak)
    {
        Sounds.Scale(samples, peak / samples.Max(Math.Abs));
        return samples;
    }
}
