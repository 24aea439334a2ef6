using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Tests.Support;

/// <summary>How a call with one person per channel is made.</summary>
internal sealed record ChannelCallPlan
{
    public int Channels { get; init; } = 2;

    public double Seconds { get; init; } = 60;

    public int Seed { get; init; } = 1;

    /// <summary>Level of everybody's speech on every other channel, relative to the own channel, in decibels; null for none at all.</summary>
    public double? LeakDecibels { get; init; }

    /// <summary>Gain of each channel in decibels, applied to all that arrives on it; 0 where the list ends.</summary>
    public IReadOnlyList<double> Gains { get; init; } = [];

    /// <summary>Loudness of each person in decibels; 0 where the list ends.</summary>
    public IReadOnlyList<double> Voices { get; init; } = [];

    /// <summary>Standard deviation of the noise of each channel's own.</summary>
    public double Noise { get; init; } = 0.0005;

    /// <summary>Share of turns that start before the previous one has ended.</summary>
    public double Overlap { get; init; } = 0.2;

    /// <summary>Longest delay of a leak in seconds.</summary>
    public double LongestDelay { get; init; } = Sounds.LongestLeakDelay;

    /// <summary>Speech of real people instead of made-up voices; <see cref="RealVoices"/> must have enough of them.</summary>
    public bool Real { get; init; }
}

/// <summary>
/// A call with one person per channel, of whom each is heard on the other channels too: later by up to 30 ms, filtered, and exactly as loud
/// as planned, because the level is measured and set on the leaked sound itself. Seeded, so the same every time.
/// </summary>
internal sealed class ChannelCall
{
    private const int TelephoneRate = 8000;

    private ChannelCall(int rate, double seconds, float[][] channels, List<SpeakerSegment> truth, double[,] leaks) =>
        (Rate, Seconds, Channels, Truth, Leaks) = (rate, seconds, channels, truth, leaks);

    public int Rate { get; }

    public double Seconds { get; }

    /// <summary>Samples of each channel.</summary>
    public float[][] Channels { get; }

    /// <summary>Who speaks when; the name of a speaker is the number of the channel.</summary>
    public IReadOnlyList<SpeakerSegment> Truth { get; }

    /// <summary>Decibels of [from, to] as measured, before the gains of the channels; negative infinity for none.</summary>
    public double[,] Leaks { get; }

    public static ChannelCall Make(ChannelCallPlan plan)
    {
        var random = new Random(plan.Seed);
        var rate = plan.Real ? RealVoices.Rate : TelephoneRate;
        var truth = Schedule(plan, random);
        var own = Enumerable.Range(0, plan.Channels).Select(channel => Speak(plan, channel, truth, rate)).ToArray();
        var (mixed, leaks) = (own.Select(track => (float[])track.Clone()).ToArray(), new double[plan.Channels, plan.Channels]);
        for (var from = 0; from < plan.Channels; from++)
        {
            for (var to = 0; to < plan.Channels; to++)
            {
                leaks[from, to] = double.NegativeInfinity;
                if (from == to || plan.LeakDecibels is not { } decibels || Power(own[from]) == 0)
                    continue;
                var leaked = Sounds.Leak(own[from], rate, decibels, random, plan.LongestDelay);
                Sounds.Add(mixed[to], leaked);
                leaks[from, to] = 10 * Math.Log10(Power(leaked) / Power(own[from]));
            }
        }
        for (var channel = 0; channel < plan.Channels; channel++)
        {
            var noise = SyntheticSpeech.Noise(plan.Seconds, rate, plan.Noise, plan.Seed + 100 + channel);
            var gain = (float)Amplitude(plan.Gains, channel);
            for (var index = 0; index < noise.Length; index++)
                mixed[channel][index] = gain * (mixed[channel][index] + noise[index]);
        }
        return new ChannelCall(rate, plan.Seconds, mixed, truth, leaks);
    }

    /// <summary>Any channels as a call, to be separated; nobody is known to speak.</summary>
    public static ChannelCall Of(int rate, params float[][] channels) =>
        new(rate, (double)channels[0].Length / rate, channels, [], new double[channels.Length, channels.Length]);

    public AudioBuffer ToAudio()
    {
        var interleaved = new float[Channels.Length * Channels[0].Length];
        for (var index = 0; index < interleaved.Length; index++)
            interleaved[index] = Channels[index % Channels.Length][index / Channels.Length];
        return new AudioBuffer(Rate, Channels.Length, interleaved);
    }

    public ChannelDiarizationResult Diarize()
    {
        using var audio = ToAudio();
        return new ChannelDiarizer().Diarize(audio);
    }

    /// <summary>The score; a speaker is right only on the own channel.</summary>
    public DiarizationScore Score(ChannelDiarizationResult result, double collar = 0) => Scores.Of(
        Truth, result.Separation, collar, speaker => ChannelName(result.Channels[speaker - 1] - 1));

    private static string ChannelName(int channel) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{channel + 1}");

    private static double Amplitude(IReadOnlyList<double> decibels, int index) =>
        index < decibels.Count ? Math.Pow(10, decibels[index] / 20) : 1;

    private static double Power(float[] samples) => samples.Sum(sample => (double)sample * sample);

    /// <summary>Turns by chance, some of which begin while somebody else still speaks; short answers within long turns.</summary>
    private static List<SpeakerSegment> Schedule(ChannelCallPlan plan, Random random)
    {
        var truth = new List<SpeakerSegment>();
        var last = -1;
        for (var time = 0.7; ;)
        {
            var person = random.Next(plan.Channels);
            if (person == last && plan.Channels > 1)
                person = (person + 1 + random.Next(plan.Channels - 1)) % plan.Channels;
            var length = 1 + (4 * random.NextDouble() * random.NextDouble()) + random.NextDouble();
            if (time + length > plan.Seconds - 0.5)
                return truth.OrderBy(part => part.Start).ToList();
            truth.Add(new SpeakerSegment(ChannelName(person), time, time + length));
            if (length > 2.5 && random.NextDouble() < plan.Overlap && plan.Channels > 1)
            {
                var listener = (person + 1 + random.Next(plan.Channels - 1)) % plan.Channels;
                truth.Add(new SpeakerSegment(ChannelName(listener), time + 1, time + 1.6));
            }
            var pause = random.NextDouble() < plan.Overlap ? -0.3 - (0.5 * random.NextDouble()) : 0.1 + (0.9 * random.NextDouble());
            time += length + pause;
            last = person;
        }
    }

    private static float[] Speak(ChannelCallPlan plan, int channel, List<SpeakerSegment> truth, int rate)
    {
        var turns = truth.Where(part => part.Speaker == ChannelName(channel)).ToList();
        var samples = plan.Real
            ? Play(RealVoices.People[channel], turns, plan.Seconds)
            : SyntheticSpeech.Render(
                turns.Select(part => new Said(part.Speaker, VoiceOf(channel), part.Start, part.End)), plan.Seconds, rate, noise: 0,
                seed: plan.Seed + channel);
        var gain = (float)Amplitude(plan.Voices, channel);
        return Array.ConvertAll(samples, sample => gain * sample);
    }

    private static Voice VoiceOf(int channel) =>
        new(100 + (channel * 53 % 140), 0.93 + (channel * 5 % 8 * 0.04), 0.9 - (channel * 3 % 8 * 0.04));

    /// <summary>Fills turns with the clips of a person, one after the other, brought to one loudness.</summary>
    private static float[] Play(IReadOnlyList<float[]> clips, List<SpeakerSegment> turns, double seconds)
    {
        const double loudness = 0.05;
        var gain = (float)(loudness / Math.Sqrt(clips.Sum(Power) / clips.Sum(clip => clip.Length)));
        var samples = new float[(int)(seconds * RealVoices.Rate)];
        var (clip, position) = (0, 0);
        foreach (var turn in turns)
        {
            for (var at = (int)(turn.Start * RealVoices.Rate); at < (int)(turn.End * RealVoices.Rate); at++)
            {
                if (position == clips[clip].Length)
                    (clip, position) = ((clip + 1) % clips.Count, 0);
                samples[at] = gain * clips[clip][position++];
            }
        }
        return samples;
    }
}
