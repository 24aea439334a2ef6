using Symbl.Speech.Audio;
using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Material;

/// <summary>A recording of some minutes in memory, with its reference. Changes give a new recording.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Rate">Hertz.</param>
/// <param name="Channels">Samples of each channel, all of one length.</param>
/// <param name="Reference">Who speaks when, in seconds.</param>
internal sealed record Sound(string Name, int Rate, IReadOnlyList<float[]> Channels, IReadOnlyList<SpeakerSegment> Reference)
{
    /// <summary>The recordings that the voices come from. Numbers are fit and tested on recordings that share none.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [Name];

    public int Length => Channels[0].Length;

    public double Seconds => (double)Length / Rate;

    public IReadOnlyList<string> People { get; } = [.. Reference.Select(part => part.Speaker).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads a recording.</summary>
    public static Sound Read(ReferencedRecording recording)
    {
        using var audio = WaveFile.Open(recording.WavePath);
        return new Sound(recording.Name, audio.SampleRate, ReadAll(audio), recording.ReadReference());
    }

    /// <summary>Reads all recordings of a folder that have a reference; none if the folder is null.</summary>
    public static IReadOnlyList<Sound> ReadFolder(string? folder) =>
        folder is null ? [] : [.. ReferencedRecording.Find(folder, out _).Select(Read)];

    /// <summary>Opens the recording from its start.</summary>
    public IAudioSource Open()
    {
        if (Channels.Count == 1)
            return new AudioBuffer(Rate, 1, Channels[0]);
        var interleaved = new float[Length * Channels.Count];
        for (var channel = 0; channel < Channels.Count; channel++)
        {
            for (var index = 0; index < Length; index++)
                interleaved[(index * Channels.Count) + channel] = Channels[channel][index];
        }
        return new AudioBuffer(Rate, Channels.Count, interleaved);
    }

    /// <summary>The mean of all channels.</summary>
    public Sound Mono()
    {
        if (Channels.Count == 1)
            return this;
        var mixed = new float[Length];
        foreach (var channel in Channels)
        {
            for (var index = 0; index < mixed.Length; index++)
                mixed[index] += channel[index] / Channels.Count;
        }
        return this with { Channels = [mixed] };
    }

    /// <summary>Each channel as a recording of the person on it.</summary>
    public IEnumerable<Sound> Single()
    {
        var speakers = SpeakersOfChannels();
        for (var channel = 0; channel < Channels.Count; channel++)
        {
            if (speakers[channel] is { } speaker)
                yield return Of($"{Name} {speaker}", [Channels[channel]], Reference.Where(part => part.Speaker == speaker));
        }
    }

    /// <summary>A part of the recording. Segments of the reference are cut at its ends.</summary>
    /// <param name="start">Seconds.</param>
    /// <param name="end">Seconds.</param>
    public Sound Cut(double start, double end)
    {
        var (first, last) = ((int)Math.Round(start * Rate), Math.Min(Length, (int)Math.Round(end * Rate)));
        var (from, seconds) = ((double)first / Rate, (double)(last - first) / Rate);
        return Of(Name, [.. Channels.Select(channel => channel[first..last])], Reference
            .Select(part => part with { Start = Math.Max(0, part.Start - from), End = Math.Min(seconds, part.End - from) })
            .Where(part => part.End > part.Start));
    }

    /// <summary>Changes each channel by its number. The length can change by less than the reference can show.</summary>
    public Sound Map(Func<float[], int, float[]> change) => this with { Channels = [.. Channels.Select((samples, index) => change((float[])samples.Clone(), index))] };

    /// <summary>Returns the recording with another sample rate.</summary>
    public Sound AtRate(int rate)
    {
        if (rate == Rate)
            return this;
        float[] Resample(float[] samples)
        {
            using var source = ResampledSource.AtRate(new AudioBuffer(Rate, 1, samples), rate);
            return ReadAll(source)[0];
        }
        return this with { Rate = rate, Channels = [.. Channels.Select(Resample)] };
    }

    /// <summary>
    /// The person on each channel: the one whose speech makes it loudest; null if there are more channels than people. A single channel has
    /// a person if the reference has only one.
    /// </summary>
    public IReadOnlyList<string?> SpeakersOfChannels()
    {
        var loudness = new double[Channels.Count, People.Count];
        for (var channel = 0; channel < Channels.Count; channel++)
        {
            var all = Energy(channel, Reference) + double.Epsilon;
            for (var person = 0; person < People.Count; person++)
                loudness[channel, person] = Energy(channel, Reference.Where(part => part.Speaker == People[person])) / all;
        }
        return Channels.Count == 1 && People.Count > 1
            ? [null]
            : [.. Assignment.Maximize(loudness).Select(person => person < 0 ? null : People[person])];
    }

    /// <summary>Level of the speech on a channel: of its person, or of everybody.</summary>
    public double SpeechRms(int channel)
    {
        var speaker = SpeakersOfChannels()[channel];
        return Math.Sqrt(Energy(channel, Reference.Where(part => speaker is null || part.Speaker == speaker)));
    }

    private Sound Of(string name, IReadOnlyList<float[]> channels, IEnumerable<SpeakerSegment> reference) =>
        new(name, Rate, channels, [.. reference]) { Origins = Origins };

    private double Energy(int channel, IEnumerable<SpeakerSegment> parts)
    {
        var (sum, count) = (0.0, 0);
        foreach (var part in parts)
        {
            var last = Math.Min(Length, (int)(part.End * Rate));
            for (var index = Math.Max(0, (int)(part.Start * Rate)); index < last; index++, count++)
                sum += (double)Channels[channel][index] * Channels[channel][index];
        }
        return count == 0 ? 0 : sum / count;
    }

    private static float[][] ReadAll(IAudioSource audio)
    {
        const int block = 1 << 14;
        var channels = Enumerable.Range(0, audio.Channels).Select(_ => new List<float>((int)audio.Frames)).ToArray();
        var buffer = new float[block * audio.Channels];
        while (audio.Read(buffer) is var frames and > 0)
        {
            for (var index = 0; index < frames * audio.Channels; index++)
                channels[index % audio.Channels].Add(buffer[index]);
        }
        return [.. channels.Select(samples => samples.ToArray())];
    }
}
