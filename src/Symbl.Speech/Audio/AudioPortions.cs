namespace Symbl.Speech.Audio;

/// <summary>
/// Cuts a source into consecutive portions of whole seconds. Each portion has a margin of its neighbors' audio on either side, so that a
/// cut does not change the results near it. Read each portion to its end before you request the next. The class does not dispose the inner
/// source.
/// </summary>
internal sealed class AudioPortions
{
    /// <summary>Seconds of audio before and after each portion that belong to its neighbors.</summary>
    public const int Margin = 1;

    private readonly IAudioSource _inner;
    private readonly int _seconds;
    private readonly float[] _carried;
    private bool _ended;

    /// <param name="inner">The source, with any number of channels.</param>
    /// <param name="seconds">Length of a portion without its margins in seconds, at least the length of both margins.</param>
    public AudioPortions(IAudioSource inner, int seconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seconds, 2 * Margin);
        (_inner, _seconds) = (inner, seconds);
        _carried = new float[2 * Margin * inner.SampleRate * inner.Channels];
    }

    /// <summary>Number of samples per channel read from the inner source so far.</summary>
    public long FramesRead { get; private set; }

    /// <summary>Seconds of margin at the start of the latest portion.</summary>
    public int Lead { get; private set; }

    /// <summary>True if the latest portion reaches the end of the source. Valid after you read the portion.</summary>
    public bool AtEnd => _ended;

    /// <summary>Returns the next portion.</summary>
    public IAudioSource Next()
    {
        var first = FramesRead == 0;
        Lead = first ? 0 : Margin;
        var carried = first ? 0 : _carried.Length;
        var fresh = ((long)(_seconds + Lead + Margin) * _inner.SampleRate) - (carried / _inner.Channels);
        return new Portion(this, carried, fresh);
    }

    private sealed class Portion(AudioPortions owner, int carried, long fresh) : IAudioSource
    {
        private readonly float[] _start = owner._carried[..carried];
        private long _position;
        private long _left = fresh;

        public int SampleRate => owner._inner.SampleRate;

        public int Channels => owner._inner.Channels;

        public long Frames { get; } = (carried / owner._inner.Channels)
            + Math.Clamp(owner._inner.Frames - owner.FramesRead, 0, fresh);

        public int Read(Span<float> interleaved)
        {
            if (_position < _start.Length)
            {
                var count = (int)Math.Min(interleaved.Length, _start.Length - _position);
                _start.AsSpan((int)_position, count).CopyTo(interleaved);
                _position += count;
                return count / Channels;
            }
            var wanted = (int)Math.Min(interleaved.Length / Channels, _left) * Channels;
            if (wanted == 0)
                return 0;
            var read = owner._inner.Read(interleaved[..wanted]);
            owner._ended |= read == 0;
            owner.FramesRead += read;
            _left -= read;
            if (_left * Channels < owner._carried.Length)
                owner.Keep(interleaved[..(read * Channels)]);
            return read;
        }

        public void Dispose()
        {
        }
    }

    private void Keep(ReadOnlySpan<float> samples)
    {
        if (samples.Length >= _carried.Length)
        {
            samples[^_carried.Length..].CopyTo(_carried);
            return;
        }
        _carried.AsSpan(samples.Length).CopyTo(_carried);
        samples.CopyTo(_carried.AsSpan(_carried.Length - samples.Length));
    }
}
