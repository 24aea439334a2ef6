using System.Buffers;
using System.Globalization;

namespace Symbl.Speech.Audio;

/// <summary>Reads the audio of a WAV file's data chunk block by block.</summary>
internal sealed class WaveSource(Stream stream, WaveFormat format, WaveChunk data, bool leaveOpen) : IAudioSource
{
    private const int BlockBytes = 1 << 16;

    private readonly long _frames = data.Length / format.FrameBytes;
    private long _framesRead;
    private bool _disposed;

    public int SampleRate => format.SampleRate;

    public int Channels => format.Channels;

    public long Frames => _frames;

    /// <summary>Number of bytes of audio that the header states.</summary>
    public long DeclaredBytes => data.Declared;

    /// <summary>Number of bytes of audio that the header states and the file does not have.</summary>
    public long MissingBytes => data.Declared - data.Length;

    /// <summary>Number of samples read so far that are not finite numbers.</summary>
    public long NotNumbers { get; private set; }

    public int Read(Span<float> interleaved)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (interleaved.Length % Channels != 0)
            throw new ArgumentException("The length must be a multiple of the number of channels.", nameof(interleaved));
        var wanted = (int)Math.Min(interleaved.Length / Channels, _frames - _framesRead);
        if (wanted == 0)
            return 0;
        var buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            // The source owns the stream while it lives, but the caller can read labels from the stream between two reads.
            stream.Position = data.Offset + (_framesRead * format.FrameBytes);
            var framesPerBlock = BlockBytes / format.FrameBytes;
            for (var done = 0; done < wanted;)
            {
                var count = Math.Min(framesPerBlock, wanted - done);
                var bytes = buffer.AsSpan(0, count * format.FrameBytes);
                var held = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                if (held < bytes.Length)
                    throw EndedEarly(done + (held / format.FrameBytes));
                NotNumbers += WaveDecoder.Decode(bytes, format, interleaved.Slice(done * Channels, count * Channels));
                done += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        _framesRead += wanted;
        return wanted;
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        if (!leaveOpen)
            stream.Dispose();
    }

    private AudioFormatException EndedEarly(int readNow) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The WAV file became shorter while it was read: {_frames} samples per channel were there, {_framesRead + readNow} are left."));
}
