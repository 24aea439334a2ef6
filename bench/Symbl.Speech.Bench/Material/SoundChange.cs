using Symbl.Speech.Bench.Synthesis;

namespace Symbl.Speech.Bench.Material;

/// <summary>A change of a recording.</summary>
/// <param name="Kind">Changes of one kind have one row in tables.</param>
/// <param name="Name">The change.</param>
/// <param name="Apply">
/// Changes a recording; the other recordings can lend their voices. Returns null if the change is not possible on this machine or with
/// these recordings.
/// </param>
internal sealed record SoundChange(string Kind, string Name, Func<Sound, IReadOnlyList<Sound>, CancellationToken, Sound?> Apply)
{
    private const int TelephoneRate = 8000;
    private const int WideRate = 16_000;
    private const double NoiseDecibels = -15;
    private const int Seed = 7;
    private const int BabbleVoices = 8;

    /// <summary>Conditions that make speech harder to hear or that recordings often have; the first is no change.</summary>
    public static IReadOnlyList<SoundChange> Conditions { get; } =
    [
        Simple("plain", sound => sound),
        Simple("mu-law, 8 kHz", sound => sound.AtRate(TelephoneRate).Map((samples, _) => Companded(samples))),
        new("MP3, 16 kbps", "MP3, 16 kbps", (sound, _, cancel) => Mp3.RoundTrip(sound.AtRate(TelephoneRate), kilobits: 16, cancel)),
        new("MP3, 8 kbps", "MP3, 8 kbps", (sound, _, cancel) => Mp3.RoundTrip(sound.AtRate(TelephoneRate), kilobits: 8, cancel)),
        Simple("white noise, 15 dB", sound => WithNoise(sound, NoiseDecibels)),
        new("babble, 15 dB", "babble, 15 dB", (sound, others, _) => WithBabble(sound, others, NoiseDecibels)),
        Simple("-60 dB, float", sound => WithGain(sound, -60)),
        Simple("16 kHz", sound => sound.AtRate(WideRate)),
        Simple("8 kHz", sound => sound.AtRate(TelephoneRate)),
    ];

    /// <summary>Changes that a listener does not notice, or that change nothing in what is said and by whom.</summary>
    public static IReadOnlyList<SoundChange> Harmless { get; } =
    [
        .. new[] { -30.0, -20, -12, -6, -3, 6 }.Select(gain => Harm("gain", $"{gain:F0} dB", sound => WithGain(sound, gain))),
        .. new[] { 0.03, 0.1, 0.25, 0.5, 1 }.Select(cut => Harm("trim", $"{cut} s of the start", sound => sound.Cut(cut, sound.Seconds))),
        .. new[] { 0.1, 0.5 }.Select(cut => Harm("trim", $"{cut} s of the end", sound => sound.Cut(0, sound.Seconds - cut))),
        .. new[] { 11_025, 16_000, 22_050 }.Select(rate => Harm("rate", $"{rate} Hz", sound => sound.AtRate(rate))),
        .. new[] { -50.0, -40, -35 }.Select(level => Harm("hiss", $"{level:F0} dB", sound => WithNoise(sound, level))),
        .. new[] { (200, 3600), (300, 3400), (300, 3000) }.Select(band =>
            Harm("band", $"{band.Item1} to {band.Item2} Hz", sound => WithBand(sound, band.Item1, band.Item2))),
        new("samples", "inverted", (sound, _, _) => sound.Map((samples, _) => Scaled(samples, -1))),
        new("samples", "12 bits", (sound, _, _) => sound.Map((samples, _) => Rounded(samples, bits: 12))),
    ];

    private static SoundChange Simple(string name, Func<Sound, Sound> apply) => new(name, name, (sound, _, _) => apply(sound));

    private static SoundChange Harm(string kind, FormattableString name, Func<Sound, Sound> apply) =>
        new(kind, FormattableString.Invariant(name), (sound, _, _) => apply(sound));

    private static Sound WithGain(Sound sound, double decibels) =>
        sound.Map((samples, _) => Scaled(samples, Sounds.FromDecibels(decibels)));

    private static Sound WithNoise(Sound sound, double decibels) => sound.Map((samples, channel) =>
    {
        var noise = Sounds.Noise(NoiseKind.Hiss, samples.Length, sound.Rate, Seed + channel);
        Sounds.Add(samples, Sounds.Level(noise, sound.SpeechRms(channel) * Sounds.FromDecibels(decibels)));
        return samples;
    });

    private static Sound? WithBabble(Sound sound, IReadOnlyList<Sound> others, double decibels)
    {
        var voices = others.Where(other => !other.Origins.Intersect(sound.Origins).Any())
            .SelectMany(other => other.Channels.Select(samples => (other.Rate, Samples: samples))).Take(BabbleVoices).ToList();
        if (voices.Count < 2)
            return null;
        return sound.Map((samples, channel) =>
        {
            var babble = new float[samples.Length];
            for (var voice = 0; voice < voices.Count; voice++)
            {
                var (rate, said) = voices[voice];
                var step = (double)rate / sound.Rate;
                // Each voice at one level and from a place of its own, again and again.
                var gain = (float)(1 / Math.Max(1e-9, Sounds.Rms(said)));
                var start = said.Length * (long)(voice + (channel * voices.Count)) / (2 * voices.Count);
                for (var index = 0; index < babble.Length; index++)
                    babble[index] += gain * said[(int)((start + (long)(index * step)) % said.Length)];
            }
            Sounds.Add(samples, Sounds.Level(babble, sound.SpeechRms(channel) * Sounds.FromDecibels(decibels)));
            return samples;
        });
    }

    private static Sound WithBand(Sound sound, double low, double high) => sound.Map((samples, _) =>
    {
        Sounds.Band(samples, sound.Rate, low, high);
        return samples;
    });

    private static float[] Companded(float[] samples)
    {
        Sounds.Compand(samples);
        return samples;
    }

    private static float[] Scaled(float[] samples, double gain)
    {
        Sounds.Scale(samples, gain);
        return samples;
    }

    private static float[] Rounded(float[] samples, int bits)
    {
        var steps = 1 << (bits - 1);
        for (var index = 0; index < samples.Length; index++)
            samples[index] = MathF.Round(samples[index] * steps) / steps;
        return samples;
    }
}
