using Symbl.Speech.Audio;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Synthesis;

/// <summary>A made-up call: sound, who speaks when, and under which conditions, measured on the sound itself.</summary>
internal sealed class SyntheticCall
{
    // Of each person, before what the design does to it; louder and softer people by up to 3 dB.
    private const double SpeechLevel = 0.05;
    private const double LevelSpread = 3;
    private const double HighestPeak = 0.95;
    private const double DualMonoGain = -1;
    private const int TelephoneRate = 8_000;

    private SyntheticCall(int rate, float[][] channels, IReadOnlyList<SpeakerSegment> reference, CallConditions conditions) =>
        (Rate, Channels, Reference, Conditions) = (rate, channels, reference, conditions);

    public int Rate { get; }

    /// <summary>Samples of each channel.</summary>
    public float[][] Channels { get; }

    public IReadOnlyList<SpeakerSegment> Reference { get; }

    public CallConditions Conditions { get; }

    /// <summary>Makes a call. Same design, voices and seed: same bytes.</summary>
    public static SyntheticCall Make(CallDesign design, ISpeechSource source, int seed, CancellationToken cancel)
    {
        var random = new Random(seed);
        var script = CallScript.Write(design, source, random, cancel);
        var channels = Arrange(design, Speak(design, script, random), random);
        var rate = design.Telephone ? TelephoneRate : ISpeechSource.Rate;
        if (design.Telephone)
            channels = Array.ConvertAll(channels, ToTelephone);
        var reference = script.ToReference();
        AddNoise(design, channels, rate, reference, script.Holds, seed);
        if (design.Layout == ChannelLayout.DualMono)
        {
            var copy = (float[])channels[0].Clone();
            Sounds.Scale(copy, Sounds.FromDecibels(DualMonoGain));
            channels = [channels[0], copy];
        }
        var peak = channels.Max(channel => channel.Max(Math.Abs));
        foreach (var channel in channels)
        {
            if (peak > HighestPeak)
                Sounds.Scale(channel, HighestPeak / peak);
            if (design.Telephone)
                Sounds.Compand(channel);
        }
        var conditions = CallConditions.Measure(design, source.Name, seed, rate, channels, reference, script.Holds);
        return new SyntheticCall(rate, channels, reference, conditions);
    }

    public IAudioSource Open()
    {
        var interleaved = new float[Channels.Length * Channels[0].Length];
        for (var index = 0; index < interleaved.Length; index++)
            interleaved[index] = Channels[index % Channels.Length][index / Channels.Length];
        return new AudioBuffer(Rate, Channels.Length, interleaved);
    }

    private static float[][] Speak(CallDesign design, CallScript script, Random random)
    {
        var people = new float[design.People][];
        for (var person = 0; person < people.Length; person++)
        {
            people[person] = new float[(int)(design.Seconds * ISpeechSource.Rate)];
            var level = SpeechLevel * Sounds.FromDecibels(LevelSpread * ((2 * random.NextDouble()) - 1));
            foreach (var said in script.Utterances.Where(said => said.Person == person))
                Sounds.Add(people[person], Sounds.Level([.. said.Sound], level), said.Start);
        }
        return people;
    }

    private static float[][] Arrange(CallDesign design, float[][] people, Random random)
    {
        if (design.Layout != ChannelLayout.PersonPerChannel)
        {
            foreach (var other in people.Skip(1))
                Sounds.Add(people[0], other);
            return [people[0]];
        }
        var channels = Array.ConvertAll(people, own => (float[])own.Clone());
        if (design.Leak is not { } decibels)
            return channels;
        for (var from = 0; from < people.Length; from++)
        {
            for (var to = 0; to < people.Length; to++)
            {
                if (from != to)
                    Sounds.Add(channels[to], Sounds.Leak(people[from], ISpeechSource.Rate, decibels, random));
            }
        }
        return channels;
    }

    private static float[] ToTelephone(float[] samples)
    {
        Sounds.TelephoneBand(samples, ISpeechSource.Rate);
        using var lower = ResampledSource.AtRate(new AudioBuffer(ISpeechSource.Rate, 1, samples), TelephoneRate);
        var result = new float[lower.Frames];
        lower.Read(result);
        return result;
    }

    private static void AddNoise(
        CallDesign design,
        float[][] channels,
        int rate,
        IReadOnlyList<SpeakerSegment> reference,
        IReadOnlyList<(double Start, double End)> holds,
        int seed)
    {
        for (var channel = 0; channel < channels.Length; channel++)
        {
            var own = design.Layout == ChannelLayout.PersonPerChannel
                ? reference.Where(segment => segment.Speaker == CallScript.NameOf(channel))
                : reference;
            var spoken = own.Sum(segment => segment.Duration);
            // Speech as loud as while somebody speaks, not as on the average of the call.
            var speech = spoken > 0 ? Sounds.Rms(channels[channel]) * Math.Sqrt(design.Seconds / spoken) : SpeechLevel;
            foreach (var (start, end) in holds)
                Sounds.Add(channels[channel], Sounds.Level(Sounds.Music((int)((end - start) * rate), rate), speech), (int)(start * rate));
            var noise = Sounds.Noise(design.Noise, channels[channel].Length, rate, HashCode(seed, channel));
            Sounds.Add(channels[channel], Sounds.Level(noise, speech * Sounds.FromDecibels(-design.SignalToNoise)));
        }
    }

    /// <summary>A seed of each channel's own; <see cref="System.HashCode"/> would differ from process to process.</summary>
    private static int HashCode(int seed, int channel) => unchecked((seed * 397) ^ (channel + 1));
}
