using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Symbl.Speech.Audio;

/// <summary>The location of a chunk in a WAV file.</summary>
/// <param name="Id">Four-character code, Latin-1.</param>
/// <param name="Offset">Position of the first byte of the body.</param>
/// <param name="Length">Number of bytes of the body that the file holds.</param>
/// <param name="Declared">Number of bytes that the header states; more than <paramref name="Length"/> if the file is truncated.</param>
internal readonly record struct WaveChunk(string Id, long Offset, long Length, long Declared);

/// <summary>
/// Lists the chunks of a RIFF, RF64 or BW64 file of form WAVE, without their bodies.
/// Sources: Microsoft "Multimedia Programming Interface and Data Specifications 1.0" (RIFF), EBU Tech 3306 (RF64), ITU-R BS.2088 (BW64).
/// </summary>
internal sealed class WaveContainer
{
    /// <summary>Largest number of chunks to list. A file with more, tiny chunks is damaged. The limit bounds the memory.</summary>
    private const int MaximumChunks = 10_000;

    /// <summary>Largest chunk to read into memory. No valid header chunk comes near it; a larger one is damaged.</summary>
    private const int MaximumBodyInMemory = 64 << 20;

    private WaveContainer(List<WaveChunk> chunks) => Chunks = chunks;

    /// <summary>The chunks in the order of the file.</summary>
    public IReadOnlyList<WaveChunk> Chunks { get; }

    /// <summary>Returns the first chunk with an id.</summary>
    public WaveChunk? Find(string id)
    {
        foreach (var chunk in Chunks)
        {
            if (chunk.Id == id)
                return chunk;
        }
        return null;
    }

    /// <summary>Lists the chunks of a file.</summary>
    /// <exception cref="AudioFormatException">The file is not a WAV file.</exception>
    public static WaveContainer Read(Stream stream)
    {
        var fileLength = stream.Length;
        Span<byte> start = stackalloc byte[AudioSignature.UsefulBytes];
        stream.Position = 0;
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (!AudioSignature.IsWave(start))
            throw new AudioFormatException($"The file is not a WAV file: it {AudioSignature.Describe(start)}.");

        long riffLength = BinaryPrimitives.ReadUInt32LittleEndian(start[4..]);
        var wide = !start.StartsWith("RIFF"u8);
        Dictionary<string, long>? wideLengths = null;
        var chunks = new List<WaveChunk>();
        Span<byte> header = stackalloc byte[8];
        var position = 12L;
        while (position + 8 <= fileLength && chunks.Count < MaximumChunks)
        {
            stream.Position = position;
            stream.ReadExactly(header);
            var id = Encoding.Latin1.GetString(header[..4]);
            long declared = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            var body = position + 8;
            var rest = fileLength - body;
            if (wide && declared == 0xFFFFFFFF && wideLengths is not null && wideLengths.TryGetValue(id, out var wideLength))
                declared = wideLength;
            if (id == "data" && (declared == 0 ? IsPlaceholder(stream, riffLength, body, rest) : declared > rest && IsUnknownLength(declared)))
                declared = rest;
            chunks.Add(new WaveChunk(id, body, Math.Min(declared, rest), declared));
            if (wide && id == "ds64")
                wideLengths = ReadWideLengths(ReadBody(stream, chunks[^1]), ref riffLength);
            if (declared > rest)
                break;
            position = body + declared;
            if ((declared & 1) != 0 && IsPadded(stream, position))
                position++;
        }
        return new WaveContainer(chunks);
    }

    /// <summary>Reads the body of a chunk, as far as the file holds it.</summary>
    /// <exception cref="AudioFormatException">The chunk is too large to be valid.</exception>
    public static byte[] ReadBody(Stream stream, WaveChunk chunk)
    {
        if (chunk.Length > MaximumBodyInMemory)
        {
            throw new AudioFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"The WAV file's '{chunk.Id}' chunk states {chunk.Length} bytes, more than any real one holds."));
        }
        var body = new byte[chunk.Length];
        stream.Position = chunk.Offset;
        stream.ReadExactly(body);
        return body;
    }

    /// <summary>Reads and checks the format of the file.</summary>
    /// <exception cref="AudioFormatException">The file has no format chunk, or its audio cannot be decoded.</exception>
    public WaveFormat ReadFormat(Stream stream) => Find("fmt ") is { } chunk
        ? WaveFormat.Parse(ReadBody(stream, chunk))
        : throw new AudioFormatException("The WAV file has no 'fmt ' chunk, which states how the audio is stored.");

    // Some writers omit the byte that pads an odd chunk. No chunk id starts with zero, so a zero byte is the padding.
    private static bool IsPadded(Stream stream, long position)
    {
        stream.Position = position;
        return stream.ReadByte() <= 0;
    }

    // A zero length is genuine if the stated end of the file lies beyond the start of the next chunk, and if there is a next chunk.
    // Otherwise it is the placeholder of a recorder that was stopped before it could write the length.
    private static bool IsPlaceholder(Stream stream, long riffLength, long body, long rest) =>
        rest > 0 && (riffLength == 0 || IsUnknownLength(riffLength) || riffLength + 8 <= body || !StartsChunk(stream, body, rest));

    private static bool StartsChunk(Stream stream, long position, long rest)
    {
        Span<byte> header = stackalloc byte[8];
        if (rest < header.Length)
            return false;
        stream.Position = position;
        stream.ReadExactly(header);
        return header[..4].IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) < 0
            && BinaryPrimitives.ReadUInt32LittleEndian(header[4..]) <= rest - header.Length;
    }

    // Encoders that cannot seek back to fill in the length write the largest one, signed or not, or a little less: ffmpeg, SoX, arecord
    // and similar programs.
    private static bool IsUnknownLength(long declared) => declared
        is >= 0x7FFFF000 and <= 0x80000100 or >= 0xFFFFFF00 and <= 0xFFFFFFFF or >= long.MaxValue / 4;

    private static Dictionary<string, long> ReadWideLengths(ReadOnlySpan<byte> body, ref long riffLength)
    {
        var lengths = new Dictionary<string, long>(StringComparer.Ordinal);
        if (body.Length < 28)
            return lengths;
        riffLength = ReadLength(body);
        lengths["data"] = ReadLength(body[8..]);
        var table = body[28..];
        var count = BinaryPrimitives.ReadUInt32LittleEndian(body[24..]);
        for (var index = 0u; index < count && table.Length >= 12; index++, table = table[12..])
            lengths.TryAdd(Encoding.Latin1.GetString(table[..4]), ReadLength(table[4..]));
        return lengths;
    }

    // Limits lengths to half of the range, so that position arithmetic on damaged sizes cannot overflow.
    private static long ReadLength(ReadOnlySpan<byte> bytes) =>
        (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(bytes), long.MaxValue / 2);
}
