using System.Buffers.Binary;

namespace Symbl.Speech.Audio;

/// <summary>
/// A section of a WAV file as a WAV file of its own, with the samples as they are. The stream reads from the file, so a section of any length
/// takes no memory. Silence fills a section up to its shortest length.
/// </summary>
public sealed class WaveSection : Stream
{
    /// <summary>Number of bytes in front of the samples.</summary>
    public const int HeaderBytes = 44;

    private readonly FileStream _file;
    private readonly byte[] _header;
    private readonly long _offset;
    private readonly long _samples;
    private readonly byte _silence;

    private WaveSection(FileStream file, WaveFormat format, WaveChunk data, TimeSpan start, TimeSpan end, TimeSpan shortest)
    {
        var first = Math.Clamp(FrameAt(start, format), 0, data.Length / format.FrameBytes);
        var last = Math.Clamp(FrameAt(end, format), first, data.Length / format.FrameBytes);
        _file = file;
        _offset = data.Offset + (first * format.FrameBytes);
        _samples = (last - first) * format.FrameBytes;
        _silence = format.BytesPerSample == 1 ? (byte)0x80 : (byte)0;
        var bytes = Math.Max(_samples, FrameAt(shortest, format) * format.FrameBytes);
        _header = Header(format, bytes);
        Length = HeaderBytes + bytes;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <summary>Opens a section. Times outside of the audio become the start or the end of the audio.</summary>
    /// <param name="path">The path of a PCM WAV file.</param>
    /// <param name="start">Offset of the start.</param>
    /// <param name="end">Offset of the end.</param>
    /// <param name="shortest">Shortest length of the section.</param>
    /// <exception cref="AudioFormatException">The file is not a PCM WAV file, or the section is larger than a WAV file can be.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static WaveSection Open(string path, TimeSpan start, TimeSpan end, TimeSpan shortest = default)
    {
        var file = WaveFile.OpenForReading(path);
        try
        {
            var container = WaveContainer.Read(file);
            var format = container.ReadFormat(file);
            var data = container.Find("data") ?? throw new AudioFormatException("The WAV file has no 'data' chunk: it contains no audio.");
            return format.Encoding == WaveEncoding.Pcm
                ? new WaveSection(file, format, data, start, end, shortest)
                : throw new AudioFormatException("The WAV file has no PCM audio, so no section of it can be read.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, Length - Position);
        if (count <= 0)
            return 0;
        var part = buffer[..count];
        if (Position < HeaderBytes)
        {
            count = Math.Min(count, HeaderBytes - (int)Position);
            _header.AsSpan((int)Position, count).CopyTo(part);
        }
        else if (Position - HeaderBytes is var sample && sample < _samples)
        {
            _file.Position = _offset + sample;
            count = _file.Read(part[..(int)Math.Min(count, _samples - sample)]);
            if (count == 0)
                throw new AudioFormatException("The WAV file became shorter while it was read.");
        }
        else
        {
            part.Fill(_silence);
        }
        Position += count;
        return count;
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }

    private static long FrameAt(TimeSpan time, WaveFormat format) =>
        (long)((Int128)Math.Max(0, time.Ticks) * format.SampleRate / TimeSpan.TicksPerSecond);

    private static byte[] Header(WaveFormat format, long bytes)
    {
        if (bytes > uint.MaxValue - HeaderBytes)
            throw new AudioFormatException("The audio is larger than the 4 GiB that a RIFF file can hold.");
        var header = new byte[HeaderBytes];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), (uint)(HeaderBytes - 8 + bytes));
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        WaveFormat.Pcm(format.SampleRate, format.Channels, format.BytesPerSample).CopyTo(header.AsSpan(20));
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), (uint)bytes);
        return header;
    }
}
