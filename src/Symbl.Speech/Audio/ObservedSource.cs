namespace Symbl.Speech.Audio;

/// <summary>Shows the samples of another source to an observer while they are read, so that one pass serves two analyses.</summary>
/// <param name="inner">The mono source. The owner of that source disposes it.</param>
/// <param name="observe">Receives each block in order.</param>
internal sealed class ObservedSource(IAudioSource inner, ObservedSource.Observer observe) : IAudioSource
{
    /// <summary>Receives samples.</summary>
    public delegate void Observer(ReadOnlySpan<float> samples);

    /// <inheritdoc/>
    public int SampleRate => inner.SampleRate;

    /// <inheritdoc/>
    public int Channels => 1;

    /// <inheritdoc/>
    public long Frames => inner.Frames;

    /// <inheritdoc/>
    public int Read(Span<float> interleaved)
    {
        var read = inner.Read(interleaved);
        observe(interleaved[..read]);
        return read;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
