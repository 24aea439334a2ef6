namespace Symbl.Speech.Audio;

/// <summary>Provides audio in memory as a source.</summary>
public sealed class AudioBuffer : IAudioSource
{
    private readonly ReadOnlyMemory<float> _interleaved;
    private int _position;

    /// <summary>Wraps samples without copying them.</summary>
    /// <param name="sampleRate">Sample rate in hertz.</param>
    /// <param name="channels">Number of channels, at least 1.</param>
    /// <param name="interleaved">Samples of full scale -1 to 1. The length is a multiple of <paramref name="channels"/>.</param>
    public AudioBuffer(int sampleRate, int channels, ReadOnlyMemory<float> interleaved)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        if (interleaved.Length % channels != 0)
            throw new ArgumentException("The length must be a multiple of the number of channels.", nameof(interleaved));
        SampleRate = sampleRate;
        Channels = channels;
        _interleaved = interleaved;
    }

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <inheritdoc/>
    public int Channels { get; }

    /// <inheritdoc/>
    public long Frames => _interleaved.Length / Channels;

    /// <inheritdoc/>
    public int Read(Span<float> interleaved)
    {
        if (interleaved.Length % Channels != 0)
            throw new ArgumentException("The length must be a multiple of the number of channels.", nameof(interleaved));
        var count = Math.Min(interleaved.Length, _interleaved.Length - _position);
        _interleaved.Span.Slice(_position, count).CopyTo(interleaved);
        _position += count;
        return count / Channels;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
