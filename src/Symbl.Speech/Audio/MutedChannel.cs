namespace Symbl.Speech.Audio;

/// <summary>Provides one channel of a source as mono audio, silent in given portions. The edges of a portion fade.</summary>
internal sealed class MutedChannel : IAudioSource
{
    private const double FadeSeconds = 0.01;
    private const int BlockFrames = 4096;

    private readonly IAudioSource _inner;
    private readonly int _channel;
    private readonly (long Start, long End)[] _muted;
    private readonly float[] _block;
    private readonly int _fade;
    private int _next;
    private long _position;

    /// <param name="inner">The source. This source disposes it.</param>
    /// <param name="channel">Number of the channel, from 1.</param>
    /// <param name="muted">Start and end of the silent portions in seconds, in order, without overlap.</param>
    public MutedChannel(IAudioSource inner, int channel, IReadOnlyList<(double Start, double End)> muted)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(muted);
        ArgumentOutOfRangeException.ThrowIfLessThan(channel, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channel, inner.Channels);
        (_inner, _channel) = (inner, channel - 1);
        _muted = [.. muted.Select(part => ((long)(part.Start * inner.SampleRate), (long)(part.End * inner.SampleRate)))];
        _block = new float[BlockFrames * inner.Channels];
        _fade = Math.Max(1, (int)(FadeSeconds * inner.SampleRate));
    }

    /// <inheritdoc/>
    public int SampleRate => _inner.SampleRate;

    /// <inheritdoc/>
    public int Channels => 1;

    /// <inheritdoc/>
    public long Frames => _inner.Frames;

    /// <inheritdoc/>
    public int Read(Span<float> interleaved)
    {
        var read = _inner.Read(_block.AsSpan(0, Math.Min(interleaved.Length, BlockFrames) * _inner.Channels));
        for (var frame = 0; frame < read; frame++, _position++)
            interleaved[frame] = Gain() * _block[(frame * _inner.Channels) + _channel];
        return read;
    }

    /// <inheritdoc/>
    public void Dispose() => _inner.Dispose();

    private float Gain()
    {
        while (_next < _muted.Length && _muted[_next].End <= _position)
            _next++;
        if (_next == _muted.Length || _position < _muted[_next].Start)
            return 1;
        var inside = Math.Min(_position - _muted[_next].Start, _muted[_next].End - _position);
        return inside >= _fade ? 0 : 1 - ((float)inside / _fade);
    }
}
