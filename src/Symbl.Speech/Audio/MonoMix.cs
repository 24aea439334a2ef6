namespace Symbl.Speech.Audio;

/// <summary>
/// Mixes all channels of another source to their mean. If a channel carries the audio of the first channel with inverted polarity (swapped
/// wires), the class inverts it first, because the mean would be silence.
/// </summary>
/// <param name="inner">The source. This source disposes it.</param>
internal sealed class MonoMix(IAudioSource inner) : IAudioSource
{
    /// <summary>
    /// Length of the blocks in which the class checks polarity. It does not depend on the size of a read, so the same audio gives the same
    /// mix.
    /// </summary>
    private const int BlockFrames = 4096;

    // A channel is inverted if its correlation is below the first value, and not inverted above the second. Between them it keeps its sign.
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
        // A source can return less than requested. Only the last block is short.
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
