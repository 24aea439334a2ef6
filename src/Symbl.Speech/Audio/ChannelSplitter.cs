namespace Symbl.Speech.Audio;

/// <summary>
/// Provides each channel of a source as a source of its own. You can read the channels in any order. The class buffers the samples that one
/// channel has read and others have not, so read the channels in step to keep the buffers small. It does not dispose the inner source.
/// </summary>
internal sealed class ChannelSplitter
{
    private const int BlockFrames = 4096;

    private readonly IAudioSource _inner;
    private readonly float[] _block;
    private readonly Channel[] _channels;

    public ChannelSplitter(IAudioSource inner)
    {
        _inner = inner;
        _block = new float[BlockFrames * inner.Channels];
        _channels = new Channel[inner.Channels];
        for (var channel = 0; channel < _channels.Length; channel++)
            _channels[channel] = new Channel(this);
    }

    public IReadOnlyList<IAudioSource> Channels => _channels;

    private bool Fill()
    {
        var frames = _inner.Read(_block);
        for (var channel = 0; channel < _channels.Length; channel++)
        {
            var samples = _channels[channel].Reserve(frames);
            for (var frame = 0; frame < frames; frame++)
                samples[frame] = _block[(frame * _channels.Length) + channel];
        }
        return frames > 0;
    }

    private sealed class Channel(ChannelSplitter owner) : IAudioSource
    {
        private float[] _held = new float[2 * BlockFrames];
        private int _start;
        private int _end;

        public int SampleRate => owner._inner.SampleRate;

        public int Channels => 1;

        public long Frames => owner._inner.Frames;

        public int Read(Span<float> interleaved)
        {
            var done = 0;
            while (done < interleaved.Length && (_start < _end || owner.Fill()))
            {
                var count = Math.Min(interleaved.Length - done, _end - _start);
                _held.AsSpan(_start, count).CopyTo(interleaved[done..]);
                _start += count;
                done += count;
            }
            return done;
        }

        public Span<float> Reserve(int count)
        {
            if (_end + count > _held.Length)
            {
                _held.AsSpan(_start, _end - _start).CopyTo(_held);
                (_start, _end) = (0, _end - _start);
                if (_end + count > _held.Length)
                    Array.Resize(ref _held, 2 * (_end + count));
            }
            _end += count;
            return _held.AsSpan(_end - count, count);
        }

        public void Dispose()
        {
        }
    }
}
