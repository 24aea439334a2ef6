using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Synthesis;

/// <summary>A made-up voice: a glottal pulse train through resonances.</summary>
/// <param name="Pitch">Mean fundamental frequency in hertz.</param>
/// <param name="Tract">Scale of all formants: shorter vocal tracts have higher ones.</param>
/// <param name="Tilt">Fall of the source: 0 sharp to 0.99 dull.</param>
internal sealed record Voice(double Pitch, double Tract, double Tilt)
{
    public static readonly Voice Low = new(105, 0.95, 0.93);

    public static readonly Voice High = new(210, 1.17, 0.85);

    public static readonly Voice Middle = new(150, 1.05, 0.6);
}

/// <summary>Who says something when in a made-up conversation.</summary>
internal readonly record struct Said(string Name, Voice Voice, double Start, double End);

/// <summary>
/// Conversations from nothing: vowels by source and filter, fricatives as shaped noise, syllables with rise and fall. Not natural, but with
/// what a separator hears: formants, pitch, voicing, pauses within speech. Seeded, so the same every time.
/// </summary>
internal static class SyntheticSpeech
{
    private static readonly double[][] Vowels =
        [[730, 1090, 2440], [270, 2290, 3010], [300, 870, 2240], [530, 1840, 2480], [570, 840, 2410], [440, 1020, 2240], [660, 1720, 2410]];

    /// <summary>Renders what is said into one channel.</summary>
    public static float[] Render(IEnumerable<Said> said, double seconds, int rate, double noise = 0.001, int seed = 1)
    {
        var samples = new float[(int)(seconds * rate)];
        var random = new Random(seed);
        foreach (var part in said)
            Speak(part, samples, rate, random);
        for (var index = 0; index < samples.Length; index++)
            samples[index] += (float)(noise * Gauss(random));
        return samples;
    }

    /// <summary>
    /// Two voices in turns of a second or several with pauses in between; the first speaks for the stated share of turns.
    /// </summary>
    public static List<Said> Dialogue(Voice first, Voice second, double seconds, double share = 0.5, int seed = 5)
    {
        var random = new Random(seed);
        var said = new List<Said>();
        for (var time = 0.8; ; time += 0.2 + random.NextDouble())
        {
            var length = 1.2 + (3 * random.NextDouble());
            if (time + length > seconds - 0.5)
                return said;
            said.Add(random.NextDouble() < share ? new Said("A", first, time, time + length) : new Said("B", second, time, time + length));
            time += length;
        }
    }

    public static List<SpeakerSegment> Truth(IEnumerable<Said> said) =>
        said.Select(part => new SpeakerSegment(part.Name, part.Start, part.End)).ToList();

    public static float[] Noise(double seconds, int rate, double level, int seed)
    {
        var random = new Random(seed);
        var samples = new float[(int)(seconds * rate)];
        for (var index = 0; index < samples.Length; index++)
            samples[index] = (float)(level * Gauss(random));
        return samples;
    }

    private static void Speak(Said said, float[] samples, int rate, Random random)
    {
        var (at, end) = ((int)(said.Start * rate), Math.Min(samples.Length, (int)(said.End * rate)));
        var (source, phase) = (0.0, 0.0);
        while (at < end)
        {
            var length = Math.Min(end - at, (int)((0.14 + (0.16 * random.NextDouble())) * rate));
            var vowel = Vowels[random.Next(Vowels.Length)];
            var pitch = said.Voice.Pitch * (0.88 + (0.24 * random.NextDouble()));
            var resonators = vowel.Select((formant, order) =>
                new Resonator(formant * said.Voice.Tract * (0.97 + (0.06 * random.NextDouble())), 60 + (40 * order), rate)).ToArray();
            var hiss = random.NextDouble() < 0.4 ? (int)(0.06 * rate) : 0;
            for (var index = 0; index < length; index++)
            {
                phase += pitch * (1 - (0.1 * index / length)) / rate;
                var pulse = phase >= 1 ? 1.0 : 0;
                phase -= Math.Floor(phase);
                source = (said.Voice.Tilt * source) + pulse + (0.01 * Gauss(random));
                var sound = source;
                foreach (var resonator in resonators)
                    sound = resonator.Next(sound);
                var envelope = Math.Min(1, Math.Min(index, length - index) / (0.025 * rate));
                var value = index < hiss ? 0.03 * Gauss(random) : 0.09 * sound * envelope;
                samples[at + index] += (float)value;
            }
            at += length;
        }
    }

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed class Resonator(double hertz, double bandwidth, int rate)
    {
        private readonly double _back = -Math.Exp(-2 * Math.PI * bandwidth / rate);
        private readonly double _forward =
            2 * Math.Exp(-Math.PI * bandwidth / rate) * Math.Cos(2 * Math.PI * Math.Min(hertz, 0.45 * rate) / rate);
        private double _last;
        private double _before;

        public double Next(double input)
        {
            // Unit gain at zero frequency, as in a cascade synthesizer.
            var output = ((1 - _forward - _back) * input) + (_forward * _last) + (_back * _before);
            (_before, _last) = (_last, output);
            return output;
        }
    }
}
