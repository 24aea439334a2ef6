using System.Buffers.Binary;
using System.Text;

namespace Symbl.Speech.Audio;

/// <summary>Writes the chunks of a RIFF file of form WAVE to a seekable stream and fills in the file's size at the end.</summary>
internal sealed class RiffWriter
{
    private readonly Stream _output;
    private readonly long _start;

    public RiffWriter(Stream output)
    {
        _output = output;
        _start = output.Position;
        _output.Write("RIFF\0\0\0\0WAVE"u8);
    }

    /// <summary>Writes a chunk. Its body is the next <paramref name="length"/> bytes of <paramref name="body"/>.</summary>
    public void WriteChunk(string id, Stream body, long length)
    {
        WriteHeader(id, length);
        var buffer = new byte[1 << 16];
        for (var left = length; left > 0;)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, left));
            body.ReadExactly(part);
            _output.Write(part);
            left -= part.Length;
        }
        if ((length & 1) != 0)
            _output.WriteByte(0);
    }

    /// <summary>Fills in the size of the file.</summary>
    public void Complete()
    {
        var end = _output.Position;
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(size, CheckedSize(end - _start - 8));
        _output.Position = _start + 4;
        _output.Write(size);
        _output.Position = end;
        _output.Flush();
    }

    private void WriteHeader(string id, long length)
    {
        Span<byte> header = stackalloc byte[8];
        Encoding.Latin1.GetBytes(id, header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], CheckedSize(length));
        _output.Write(header);
    }

    private static uint CheckedSize(long size) => size <= uint.MaxValue
        ? (uint)size
        : throw new AudioFormatException("The audio is larger than the 4 GiB that a RIFF file can hold.");
}
