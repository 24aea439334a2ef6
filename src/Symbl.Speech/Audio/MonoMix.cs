namespace Symbl.Speech.Audio;

/// <summary>
/// The mean of all channels of another source. A channel that carries the sound of the first one upside down (a wire the wrong way round) is
/// turned over first: the mean would be silence.
/// </summary>
/// <param name="inner">Disposed with this source.</param>
internal sealed class MonoMix(IAudioSource inner) : IAudioSource
{
    /// <summary>Polarity is judged over blocks of this length, whatever the reader asks for: the same sound gives the same mix.</summary>
    private const int BlockFrames = 4096;

    // Correlation from which a channel counts as turned over, and from which no longer; between them it stays what it was.
    private const double Opposite = -0.8;
    private const double Alike = 0.3;

    private readonly float[] _block = inner.Channels == 1 ? [] : new float[BlockFrames * inner.Channels];
    private readonly float[] _signs = [.. Enumerable.Repeat(1f, inner.Channels)];
    private readonly float[] _mixed = inner.Channels == 1 ? [] : new float[BlockFrames];
    private int _start;
    private int _end;

    /// <inheritdoc/>
    public int SampleRate => inner.SampleRate;

    /// <inheritdoc/>
    public int Channels => 1;

    /// <inheritdoc/>
    public long Frames => inner.Frames;

    /// <inheritdoc/>
    public int Read(Span<float> interleaved)
    {
        if (inner.Channels == 1)
            return inner.Read(interleaved);
        var done = 0;
        while (done < interleaved.Length && (_start < _end || Fill()))
        {
            var count = Math.Min(interleaved.Length - done, _end - _start);
            _mixed.AsSpan(_start, count).CopyTo(interleaved[done..]);
            (_start, done) = (_start + count, done + count);
        }
        return done;
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    private bool Fill()
    {
        var (channels, frames) = (inner.Channels, 0);
        // A source may give less than it is asked for; only the last block is short.
        for (var read = -1; read != 0 && frames < BlockFrames; frames += read)
            read = inner.Read(_block.AsSpan(frames * channels));
        for (var channel = 1; channel < channels; channel++)
            _signs[channel] = Sign(channel, frames);
        for (var frame = 0; frame < frames; frame++)
        {
            var sum = 0f;
            for (var channel = 0; channel < channels; channel++)
                sum += _signs[channel] * _block[(frame * channels) + channel];
            _mixed[frame] = sum / channels;
        }
        (_start, _end) = (0, frames);
        return frames > 0;
    }

    private float Sign(int channel, int frames)
    {
        var (first, other, both) = (0.0, 0.0, 0.0);
        for (var at = 0; at < frames * inner.Channels; at += inner.Channels)
        {
            var (a, b) = (_block[at], _block[at + channel]);
            (first, other, both) = (first + (a * a), other + (b * b), both + (a * b));
        }
        var scale = Math.Sqrt(first * other);
        if (both < Opposite * scale)
            return -1;
        return both > Alike * scale ? 1 : _signs[channel];
    }
}
