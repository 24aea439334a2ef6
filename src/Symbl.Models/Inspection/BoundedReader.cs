using System.Buffers.Binary;

namespace Symbl.Models.Inspection;

/// <summary>Reads numbers and short texts of a file. A number of the file never decides how much memory is used.</summary>
internal sealed class BoundedReader(Stream stream)
{
    private readonly byte[] _number = new byte[sizeof(int)];
    private readonly long _length = stream.Length;

    /// <summary>Number of bytes after the current position.</summary>
    public long Left => _length - stream.Position;

    /// <summary>Current position.</summary>
    public long Position => stream.Position;

    /// <summary>Reads an integer of 4 bytes.</summary>
    /// <exception cref="EndOfStreamException">The file ends.</exception>
    public int Int32()
    {
        stream.ReadExactly(_number);
        return BinaryPrimitives.ReadInt32LittleEndian(_number);
    }

    /// <summary>Reads bytes.</summary>
    /// <param name="count">Number of bytes, which the caller has checked.</param>
    /// <exception cref="EndOfStreamException">The file ends.</exception>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads one byte.</summary>
    /// <exception cref="EndOfStreamException">The file ends.</exception>
    public byte Byte() => stream.ReadByte() is var value and >= 0 ? (byte)value : throw new EndOfStreamException();

    /// <summary>Passes over bytes.</summary>
    /// <param name="count">Number of bytes.</param>
    /// <exception cref="EndOfStreamException">The file ends before.</exception>
    public void Skip(long count)
    {
        if (count > Left)
            throw new EndOfStreamException();
        stream.Seek(count, SeekOrigin.Current);
    }
}
