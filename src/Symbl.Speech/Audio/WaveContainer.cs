using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Symbl.Speech.Audio;

/// <summary>Where a chunk lies in a WAV file.</summary>
/// <param name="Id">Four-character code, latin-1.</param>
/// <param name="Offset">Position of the first byte of its body.</param>
/// <param name="Length">Bytes of its body that the file holds.</param>
/// <param name="Declared">Bytes of its body as stated; more than <paramref name="Length"/> when the file is cut short.</param>
internal readonly record struct WaveChunk(string Id, long Offset, long Length, long Declared);

/// <summary>
/// The chunks of a RIFF, RF64 or BW64 file of form WAVE, without their bodies: a table of contents.
/// Sources: Microsoft "Multimedia Programming Interface and Data Specifications 1.0" (RIFF), EBU Tech 3306 (RF64), ITU-R BS.2088 (BW64).
/// </summary>
internal sealed class WaveContainer
{
    /// <summary>A file of nothing but tiny chunks is damage, not sound; this bounds what the walk remembers.</summary>
    private const int MaximumChunks = 10_000;

    /// <summary>No header chunk comes near this; larger ones are damage.</summary>
    private const int MaximumBodyInMemory = 64 << 20;

    // What encoders write that cannot go back to fill in the length: ffmpeg, SoX, arecord and kin.
    private static readonly long[] UnknownLengths = [0xFFFFFFFF, 0x7FFFFFFF, 0x80000000, 0x7FFFF000];

    private WaveContainer(List<WaveChunk> chunks) => Chunks = chunks;

    /// <summary>In file order.</summary>
    public IReadOnlyList<WaveChunk> Chunks { get; }

    /// <summary>The first chunk with this id.</summary>
    public WaveChunk? Find(string id)
    {
        foreach (var chunk in Chunks)
        {
            if (chunk.Id == id)
                return chunk;
        }
        return null;
    }

    /// <summary>Walks the chunks of a file.</summary>
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
            if (id == "data" && IsUnknownLength(declared, riffLength, body, rest))
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

    /// <summary>The body of a chunk; what the file holds of it.</summary>
    /// <exception cref="AudioFormatException">The chunk is absurdly large.</exception>
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

    /// <summary>The checked format of the file.</summary>
    /// <exception cref="AudioFormatException">There is none, or it cannot be read.</exception>
    public WaveFormat ReadFormat(Stream stream) => Find("fmt ") is { } chunk
        ? WaveFormat.Parse(ReadBody(stream, chunk))
        : throw new AudioFormatException("The WAV file has no 'fmt ' chunk, so nothing says how its sound is stored.");

    // Some writers forget the byte that makes odd chunks even; no chunk's name starts with the zero it should be.
    private static bool IsPadded(Stream stream, long position)
    {
        stream.Position = position;
        return stream.ReadByte() <= 0;
    }

    private static bool IsUnknownLength(long declared, long riffLength, long body, long rest)
    {
        // Zero is an honest length when the stated end of the file lies at or beyond the next chunk; a placeholder otherwise.
        if (declared == 0)
            return rest > 0 && (riffLength == 0 || UnknownLengths.AsSpan().Contains(riffLength) || riffLength + 8 <= body);
        return declared > rest && UnknownLengths.AsSpan().Contains(declared);
    }

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

    // Half of the range is kept free so that position arithmetic on damaged sizes cannot overflow.
    private static long ReadLength(ReadOnlySpan<byte> bytes) =>
        (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(bytes), long.MaxValue / 2);
}
