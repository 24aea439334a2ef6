using Symbl.Speech.Audio;

namespace Symbl.Recognition.Whisper;

/// <summary>Reads pieces of a WAV file with one channel, forward only.</summary>
/// <param name="path">Path of the file.</param>
/// <param name="sampleRate">Its sample rate in hertz.</param>
internal sealed class PieceReader(string path, int sampleRate) : IDisposable
{
    private readonly IAudioSource _source = WaveFile.Open(path);
    private readonly float[] _skipped = new float[4096];
    private long _position;

    /// <summary>Reads a piece. Silence follows a piece that is shorter than the least length, and the end of the file.</summary>
    /// <param name="start">Start in seconds, not before the end of the piece before.</param>
    /// <param name="end">End in seconds.</param>
    /// <param name="leastSamples">Least number of samples.</param>
    public float[] Read(double start, double end, int leastSamples)
    {
        var (from, to) = ((long)(start * sampleRate), (long)(end * sampleRate));
        while (_position < from && Take(_skipped.AsSpan(0, (int)Math.Min(_skipped.Length, from - _position))) > 0)
        {
        }

        var length = (int)Math.Max(0, to - Math.Max(_position, from));
        var samples = new float[Math.Max(leastSamples, length)];
        var done = 0;
        while (done < length && Take(samples.AsSpan(done, length - done)) is var read && read > 0)
            done += read;
        return samples;
    }

    public void Dispose() => _source.Dispose();

    private int Take(Span<float> samples)
    {
        var read = _source.Read(samples);
        _position += read;
        return read;
    }
}
