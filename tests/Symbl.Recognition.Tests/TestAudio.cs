using Symbl.Speech.Audio;

namespace Symbl.Recognition.Tests;

/// <summary>Sound made in the test: voiced stretches over a little noise.</summary>
internal static class TestAudio
{
    public const int Rate = 8000;

    /// <summary>A stretch of voice-like sound on a channel: a harmonic tone that glides, shaped in syllables.</summary>
    public readonly record struct Voice(double Start, double End, double Pitch = 120, int Channel = 0);

    public static void WriteWave(string path, double seconds, int channels, params Voice[] voices) =>
        WaveWriter.Write(path, Make(seconds, channels, voices));

    public static void WriteWave(string path, double seconds, IReadOnlyList<WaveLabel> labels, params Voice[] voices) =>
        WaveWriter.Write(path, Make(seconds, 1, voices), labels);

    /// <summary>The same sound on two channels, noise and all: one microphone twice.</summary>
    public static void WriteTwice(string path, AudioBuffer mono)
    {
        var samples = new float[mono.Frames];
        mono.Read(samples);
        WaveWriter.Write(path, new AudioBuffer(mono.SampleRate, 2, samples.SelectMany(sample => new[] { sample, sample }).ToArray()));
    }

    /// <summary>What the agent of the project's sample call says, without the customer.</summary>
    public static AudioBuffer OnePerson()
    {
        using var call = WaveFile.Open(Path.Combine(RepositoryFiles.SampleAudio, "support-call-channels.wav"));
        var samples = new float[call.Frames * call.Channels];
        call.Read(samples);
        return new AudioBuffer(call.SampleRate, 1, samples.Where((_, index) => index % call.Channels == 0).ToArray());
    }

    /// <summary>A part of the project's sample call: the agent on the first channel, the customer on the second. It has no text labels.</summary>
    public static AudioBuffer Call(double start, double seconds)
    {
        using var call = WaveFile.Open(Path.Combine(RepositoryFiles.SampleAudio, "support-call-channels.wav"));
        var samples = new float[call.Frames * call.Channels];
        call.Read(samples);
        return new AudioBuffer(
            call.SampleRate, call.Channels, samples.AsSpan((int)(start * call.SampleRate) * call.Channels, (int)(seconds * call.SampleRate) * call.Channels).ToArray());
    }

    public static AudioBuffer Make(double seconds, int channels, params Voice[] voices)
    {
        var frames = (int)(seconds * Rate);
        var samples = new float[frames * channels];
        var noise = new Random(7);
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (float)(0.002 * (noise.NextDouble() - 0.5));
        foreach (var voice in voices)
            for (var frame = (int)(voice.Start * Rate); frame < Math.Min(frames, (int)(voice.End * Rate)); frame++)
            {
                var time = (double)frame / Rate;
                var syllable = 0.6 + 0.4 * Math.Sin(2 * Math.PI * 4 * time);
                // Nobody holds a pitch: it glides by a tenth, twice in three seconds. The phase is the integral of the pitch.
                var glided = time + (0.1 / (2 * Math.PI * 0.7) * Math.Sin(2 * Math.PI * 0.7 * time));
                var tone = 0.0;
                for (var harmonic = 1; harmonic * voice.Pitch < 3400; harmonic++)
                    tone += Formants(harmonic * voice.Pitch, voice.Pitch) * Math.Sin(2 * Math.PI * harmonic * voice.Pitch * glided);
                samples[(frame * channels) + voice.Channel] += (float)(0.12 * syllable * tone);
            }

        return new AudioBuffer(Rate, channels, samples);
    }

    /// <summary>Two broad resonances, shifted for higher voices.</summary>
    private static double Formants(double frequency, double pitch)
    {
        var shift = 0.8 + (pitch / 400);
        return Resonance(frequency, 600 * shift, 150) + (0.6 * Resonance(frequency, 1500 * shift, 250)) + 0.03;
    }

    private static double Resonance(double frequency, double centre, double width) => 1 / (1 + Math.Pow((frequency - centre) / width, 2));
}
