namespace Symbl.Speech.Tests.Support;

/// <summary>Whispered syllables: noise through the resonances of a mouth that moves, with consonants, words and pauses, without pitch.</summary>
internal static class Whisper
{
    private static readonly (double First, double Second, double Third)[] Vowels =
        [(750, 1300, 2500), (350, 2200, 2900), (400, 900, 2400), (550, 1800, 2500), (330, 1250, 2300), (600, 1050, 2450)];

    /// <summary>Returns the samples and the start and end of each phrase.</summary>
    public static (float[] Samples, List<(double Start, double End)> Phrases) Make(double seconds, int rate, int seed)
    {
        var random = new Random(seed);
        var samples = SyntheticSpeech.Noise(seconds, rate, 0.0005, seed);
        var phrases = new List<(double Start, double End)>();
        for (var time = 1.0; time < seconds - 4; time += 1.5)
        {
            var start = time;
            for (var syllable = 8 + random.Next(6); syllable > 0; syllable--)
            {
                if (random.Next(3) > 0)
                    Hiss(samples, rate, random, time);
                time += 0.03 + (0.05 * random.NextDouble());
                var length = 0.09 + (0.1 * random.NextDouble());
                Breathe(samples, rate, random, time, length, Vowels[random.Next(Vowels.Length)], Vowels[random.Next(Vowels.Length)]);
                time += length;
            }
            phrases.Add((start, time));
        }
        return (Sounds.Level(samples, 0.03), phrases);
    }

    private static void Hiss(float[] samples, int rate, Random random, double time)
    {
        var middle = 1800 + (4000 * random.NextDouble());
        RoomSounds.Burst(samples, rate, random, time, 0.08, 25, 0.7 * middle, 1.4 * middle, 0.1 + (0.1 * random.NextDouble()));
    }

    // Three resonators in a row, moved from one vowel to another.
    private static void Breathe(
        float[] samples, int rate, Random random, double start, double length,
        (double First, double Second, double Third) from, (double First, double Second, double Third) to)
    {
        Span<double> last = stackalloc double[3];
        Span<double> before = stackalloc double[3];
        var count = (int)(length * rate);
        var sound = new float[count];
        for (var index = 0; index < count; index++)
        {
            var share = (double)index / count;
            var value = (2 * random.NextDouble()) - 1;
            for (var resonance = 0; resonance < 3; resonance++)
            {
                var hertz = ((1 - share) * At(from, resonance)) + (share * At(to, resonance));
                var keep = Math.Exp(-Math.PI * (80 + (40 * resonance)) / rate);
                var next = ((1 - keep) * value) + (2 * keep * Math.Cos(2 * Math.PI * hertz / rate) * last[resonance]) - (keep * keep * before[resonance]);
                (before[resonance], last[resonance]) = (last[resonance], next);
                value = next;
            }
            sound[index] = (float)(value * Math.Sin(Math.PI * share));
        }
        var gain = (0.2 + (0.2 * random.NextDouble())) / Math.Max(1e-9, sound.Max(Math.Abs));
        for (var index = 0; index < count && (int)(start * rate) + index < samples.Length; index++)
            samples[(int)(start * rate) + index] += (float)(gain * sound[index]);
    }

    private static double At((double First, double Second, double Third) vowel, int resonance) =>
        resonance switch { 0 => vowel.First, 1 => vowel.Second, _ => vowel.Third };
}
