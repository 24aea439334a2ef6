namespace Symbl.Speech.Tests.Support;

/// <summary>Music as it plays on hold, in several styles. A seed chooses key, speed and notes; the same seed gives the same music.</summary>
internal static class HoldMusic
{
    private static readonly int[][] Progression = [[0, 4, 7], [-3, 0, 4], [-7, -3, 0], [-5, -1, 2]];
    private static readonly int[] Scale = [0, 2, 4, 5, 7, 9, 11, 12, 14, 16];

    /// <summary>The styles by name: seconds, sample rate and seed give the samples.</summary>
    public static IReadOnlyDictionary<string, Func<double, int, int, float[]>> Styles { get; } = new Dictionary<string, Func<double, int, int, float[]>>
    {
        ["chords"] = (seconds, rate, seed) => Play(seconds, rate, seed, Chords),
        ["arpeggio"] = (seconds, rate, seed) => Play(seconds, rate, seed, Arpeggio),
        ["melody with vibrato and drums"] = (seconds, rate, seed) => Play(seconds, rate, seed, Melody, Drums),
        ["synthesizer pad"] = (seconds, rate, seed) => Play(seconds, rate, seed, Pad),
        ["drum loop"] = (seconds, rate, seed) => Play(seconds, rate, seed, Drums),
        ["plucked strings"] = (seconds, rate, seed) => Play(seconds, rate, seed, Plucked),
        ["band"] = (seconds, rate, seed) => Play(seconds, rate, seed, Bass, Drums, Chords, Melody),
        ["solo with slides"] = (seconds, rate, seed) => Play(seconds, rate, seed, Slides),
    };

    private delegate void Part(float[] samples, int rate, Random random, double key, double beat);

    private static float[] Play(double seconds, int rate, int seed, params Part[] parts)
    {
        var random = new Random(seed);
        var (key, beat) = (Hertz(57 + random.Next(12)), 0.3 + (0.35 * random.NextDouble()));
        var samples = new float[(int)(seconds * rate)];
        foreach (var part in parts)
        {
            var own = new float[samples.Length];
            part(own, rate, random, key, beat);
            Sounds.Add(samples, Sounds.Level(own, 0.1 / Math.Sqrt(parts.Length)));
        }
        return samples;
    }

    private static void Chords(float[] samples, int rate, Random random, double key, double beat)
    {
        var decay = 0.5 + (2 * random.NextDouble());
        for (var (bar, time) = (0, 0.0); time * rate < samples.Length; bar++, time += 2 * beat)
        {
            foreach (var step in Progression[bar % 4])
                Note(samples, rate, time, 2 * beat, key * Steps(step), 6, age => Math.Exp(-decay * age));
        }
    }

    private static void Arpeggio(float[] samples, int rate, Random random, double key, double beat)
    {
        for (var (note, time) = (0, 0.0); time * rate < samples.Length; note++, time += beat / 2)
        {
            var chord = Progression[note / 8 % 4];
            Note(samples, rate, time, beat, key * Steps(chord[note % 3] + (note % 6 > 2 ? 12 : 0)), 4, age => Math.Exp(-4 * age));
        }
    }

    private static void Melody(float[] samples, int rate, Random random, double key, double beat)
    {
        var (vibrato, depth) = (4.5 + (2 * random.NextDouble()), 0.004 + (0.012 * random.NextDouble()));
        for (var time = 0.0; time * rate < samples.Length;)
        {
            var length = beat * (1 + random.Next(4)) / 2;
            Note(
                samples, rate, time, length * 0.95, 2 * key * Steps(Scale[random.Next(Scale.Length)]), 8, age => Math.Min(1, age / 0.04),
                age => 1 + (depth * Math.Sin(2 * Math.PI * vibrato * age)));
            time += length * (random.NextDouble() < 0.15 ? 2 : 1);
        }
    }

    private static void Slides(float[] samples, int rate, Random random, double key, double beat)
    {
        for (var (time, before) = (0.0, key); time * rate < samples.Length;)
        {
            var (length, from, to) = (beat * (1 + random.Next(3)), before, 2 * key * Steps(Scale[random.Next(Scale.Length)]));
            Note(
                samples, rate, time, length, to, 7, age => Math.Min(1, age / 0.06),
                age => Math.Pow(from / to, Math.Max(0, 1 - (age / 0.09))) * (1 + (0.006 * Math.Sin(2 * Math.PI * 5.5 * age))));
            (time, before) = (time + length, to);
        }
    }

    private static void Pad(float[] samples, int rate, Random random, double key, double beat)
    {
        for (var (bar, time) = (0, 0.0); time * rate < samples.Length; bar++, time += 4 * beat)
        {
            foreach (var step in Progression[bar % 4])
            {
                foreach (var detune in new[] { 0.997, 1.0, 1.003 })
                    Note(samples, rate, time, 4.5 * beat, key * detune * Steps(step), 10, age => Math.Min(1, age / 0.5));
            }
        }
    }

    private static void Plucked(float[] samples, int rate, Random random, double key, double beat)
    {
        for (var time = 0.0; time * rate < samples.Length; time += beat * (1 + random.Next(2)) / 2)
        {
            var line = new double[(int)(rate / (key * Steps(Scale[random.Next(Scale.Length)])))];
            for (var index = 0; index < line.Length; index++)
                line[index] = (2 * random.NextDouble()) - 1;
            for (var index = 0; index < rate && (int)(time * rate) + index < samples.Length; index++)
            {
                var (here, next) = (index % line.Length, (index + 1) % line.Length);
                samples[(int)(time * rate) + index] += (float)line[here];
                line[here] = 0.498 * (line[here] + line[next]);
            }
        }
    }

    private static void Bass(float[] samples, int rate, Random random, double key, double beat)
    {
        for (var (note, time) = (0, 0.0); time * rate < samples.Length; note++, time += beat)
            Note(samples, rate, time, beat, key / 2 * Steps(Progression[note / 4 % 4][note % 3]), 5, age => Math.Exp(-2 * age));
    }

    private static void Drums(float[] samples, int rate, Random random, double key, double beat)
    {
        for (var (hit, time) = (0, 0.0); time * rate < samples.Length; hit++, time += beat / 2)
        {
            var (snare, level) = (hit % 4 == 2, 0.7 + (0.3 * random.NextDouble()));
            for (var index = 0; index < rate / 5 && (int)(time * rate) + index < samples.Length; index++)
            {
                var age = (double)index / rate;
                var noise = (2 * random.NextDouble()) - 1;
                var sound = 0.3 * noise * Math.Exp(-60 * age);
                if (hit % 4 == 0)
                    sound += 1.5 * Math.Sin(2 * Math.PI * (50 + (60 * Math.Exp(-20 * age))) * age) * Math.Exp(-12 * age);
                if (snare)
                    sound += (noise + Math.Sin(2 * Math.PI * 190 * age)) * Math.Exp(-18 * age);
                samples[(int)(time * rate) + index] += (float)(level * sound);
            }
        }
    }

    private static void Note(
        float[] samples, int rate, double start, double length, double hertz, int harmonics, Func<double, double> shape,
        Func<double, double>? bend = null)
    {
        var phase = 0.0;
        for (var index = 0; index < (int)(length * rate) && (int)(start * rate) + index < samples.Length; index++)
        {
            var age = (double)index / rate;
            var pitch = hertz * (bend?.Invoke(age) ?? 1);
            phase += pitch / rate;
            var end = Math.Min(1, (length - age) / 0.02);
            var sum = 0.0;
            for (var harmonic = 1; harmonic <= harmonics && harmonic * pitch < 0.45 * rate; harmonic++)
                sum += Math.Sin(2 * Math.PI * harmonic * phase) / harmonic;
            samples[(int)(start * rate) + index] += (float)(sum * end * shape(age));
        }
    }

    private static double Steps(int halftones) => Math.Pow(2, halftones / 12.0);

    private static double Hertz(int key) => 440 * Steps(key - 69);
}
