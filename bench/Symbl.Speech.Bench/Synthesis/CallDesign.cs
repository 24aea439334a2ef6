namespace Symbl.Speech.Bench.Synthesis;

/// <summary>What lies under the speech.</summary>
internal enum NoiseKind
{
    /// <summary>White.</summary>
    Hiss,

    /// <summary>Falling with frequency, as of a line or a room.</summary>
    Line,

    /// <summary>The mains and its harmonics.</summary>
    Hum,
}

/// <summary>Who is on which channel.</summary>
internal enum ChannelLayout
{
    /// <summary>Everybody on one channel.</summary>
    Mono,

    /// <summary>One person per channel.</summary>
    PersonPerChannel,

    /// <summary>Everybody on both of two channels: one microphone twice.</summary>
    DualMono,
}

/// <summary>What a synthetic call is meant to be; how it came out is measured.</summary>
/// <param name="Name">File name without extension.</param>
internal sealed record CallDesign(string Name)
{
    public int People { get; init; } = 2;

    public double Seconds { get; init; } = 120;

    /// <summary>The voice of the first person.</summary>
    public int FirstVoice { get; init; }

    /// <summary>From one person's voice to the next one's: 1 alternates low and high ones, 2 stays with one kind.</summary>
    public int VoiceStep { get; init; } = 1;

    /// <summary>Part of the turns that the first person has; null for the same as everybody.</summary>
    public double? DominantShare { get; init; }

    /// <summary>Part of the speech with two at once.</summary>
    public double Overlap { get; init; }

    /// <summary>Speech over noise in decibels.</summary>
    public double SignalToNoise { get; init; } = 40;

    public NoiseKind Noise { get; init; } = NoiseKind.Line;

    /// <summary>300 to 3400 Hz, 8000 samples a second, mu-law; else 16000 samples a second and 16 bits.</summary>
    public bool Telephone { get; init; }

    /// <summary>Somebody is put on hold twice, with music.</summary>
    public bool HoldMusic { get; init; }

    public ChannelLayout Layout { get; init; }

    /// <summary>Level at which a person arrives on the channels of others, relative to the own one; null for not at all.</summary>
    public double? Leak { get; init; }

    /// <summary>The voice of a person, as <see cref="ISpeechSource"/> counts them.</summary>
    public int VoiceOf(int person) => (FirstVoice + (person * VoiceStep)) % ISpeechSource.People;

    /// <summary>The calls that <c>synthesize</c> makes.</summary>
    public static IReadOnlyList<CallDesign> All { get; } =
    [
        new("two-balanced"),
        new("two-dominant") { DominantShare = 0.85, FirstVoice = 2 },
        new("two-alike") { VoiceStep = 2, FirstVoice = 1 },
        new("two-overlap-5") { Overlap = 0.05, FirstVoice = 3 },
        new("two-overlap-15") { Overlap = 0.15, FirstVoice = 4 },
        new("telephone-line-noise") { Telephone = true, SignalToNoise = 25, Overlap = 0.03 },
        new("telephone-hum") { Telephone = true, SignalToNoise = 20, Noise = NoiseKind.Hum, FirstVoice = 5 },
        new("telephone-hiss") { Telephone = true, SignalToNoise = 15, Noise = NoiseKind.Hiss, FirstVoice = 6 },
        new("telephone-hold-music") { Telephone = true, SignalToNoise = 30, HoldMusic = true, FirstVoice = 2 },
        new("three") { People = 3, Overlap = 0.05, FirstVoice = 1 },
        new("four") { People = 4, Overlap = 0.05, FirstVoice = 3, Seconds = 180 },
        new("eight") { People = 8, Overlap = 0.05, Seconds = 240 },
        ByChannel("stereo-clean", leak: null),
        ByChannel("stereo-leak-40", -40),
        ByChannel("stereo-leak-30", -30),
        ByChannel("stereo-leak-20", -20),
        ByChannel("stereo-leak-10", -10),
        new("stereo-dual-mono") { Layout = ChannelLayout.DualMono, Overlap = 0.03, FirstVoice = 4 },
    ];

    private static CallDesign ByChannel(string name, double? leak) => new(name)
    {
        // So little noise that the weakest leak can still be measured.
        Layout = ChannelLayout.PersonPerChannel, Leak = leak, SignalToNoise = 50, Overlap = 0.1,
    };
}
