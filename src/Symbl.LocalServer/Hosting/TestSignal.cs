using Symbl.Speech.Audio;

namespace Symbl.LocalServer.Hosting;

/// <summary>A signal with the rhythm of syllables, for the test of recognizers. It has no words.</summary>
internal sealed class TestSignal : IAudioSource
{
    private const double Pitch = 120;
    private const double SyllablesPerSecond = 4;
    private const int Harmonics = 20;
    private const float Level = 0.1f;
    private long _position;

    private TestSignal(TimeSpan length) => Frames = (long)(length.TotalSeconds * SampleRate);

    public int SampleRate => 16_000;

    public int Channels => 1;

    public long Frames { get; }

    /// <summary>Writes the signal as a WAV file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="length">The length of the signal.</param>
    public static void Write(string path, TimeSpan length)
    {
        using var signal = new TestSignal(length);
        WaveWriter.Write(path, signal);
    }

    public int Read(Span<float> interleaved)
    {
        var count = (int)Math.Min(interleaved.Length, Frames - _position);
        for (var at = 0; at < count; at++)
            interleaved[at] = Sample((_position + at) / (double)SampleRate);
        _position += count;
        return count;
    }

    public void Dispose()
    {
    }

    private static float Sample(double time)
    {
        var syllable = Math.Pow(Math.Sin(Math.PI * SyllablesPerSecond * time), 2);
        var formant = 500 + (300 * Math.Sin(2 * Math.PI * 1.3 * time));
        var sum = 0.0;
        for (var harmonic = 1; harmonic <= Harmonics; harmonic++)
        {
            var distance = ((Pitch * harmonic) - formant) / 200;
            sum += Math.Exp(-distance * distance) * Math.Sin(2 * Math.PI * Pitch * harmonic * time);
        }

        return (float)(Level * syllable * sum);
    }
}
