namespace Symbl.Speech.Audio;

/// <summary>The mean of all channels of another source.</summary>
/// <param name="inner">Disposed with this source.</param>
public sealed class MonoMix(IAudioSource inner) : IAudioSource
{
    private float[] _block = [];

    /// <inheritdoc/>
    public int SampleRate => inner.SampleRate;

    /// <inheritdoc/>
    public int Channels => 1;

    /// <inheritdoc/>
    public long Frames => inner.Frames;

    /// <inheritdoc/>
    public int Read(Span<float> interleaved)
    {
        var channels = inner.Channels;
        if (channels == 1)
            return inner.Read(interleaved);
        if (_block.Length < interleaved.Length * channels)
            _block = new float[interleaved.Length * channels];
        var frames = inner.Read(_block.AsSpan(0, interleaved.Length * channels));
        for (var frame = 0; frame < frames; frame++)
        {
            var sum = 0f;
            for (var channel = 0; channel < channels; channel++)
                sum += _block[(frame * channels) + channel];
            interleaved[frame] = sum / channels;
        }
        return frames;
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();
}
