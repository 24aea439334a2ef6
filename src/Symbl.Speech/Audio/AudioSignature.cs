using System.Globalization;
using System.Text;

namespace Symbl.Speech.Audio;

/// <summary>Identifies the format of a file by its first bytes, for error messages about files that do not match their names.</summary>
public static class AudioSignature
{
    /// <summary>Number of bytes from the start of a file that <see cref="Describe"/> can use.</summary>
    public const int UsefulBytes = 64;

    /// <summary>Returns true for RIFF, RF64 and BW64 files of form WAVE.</summary>
    /// <param name="start">The first bytes of a file. With fewer than 12 the result is false.</param>
    public static bool IsWave(ReadOnlySpan<byte> start) =>
        start.Length >= 12 && IsRiff(start) && start[8..12].SequenceEqual("WAVE"u8);

    /// <summary>
    /// Returns a phrase that completes "The file …", such as <c>starts with text</c>, <c>looks like MP3</c> or <c>is empty</c>.
    /// </summary>
    /// <param name="start">The first bytes of a file, up to <see cref="UsefulBytes"/>.</param>
    public static string Describe(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return "is empty";
        if (IsWave(start))
            return "is a WAV file";
        if (IsRiff(start) && start.Length < 12)
            return "ends inside its first 12 bytes";
        if (IsRiff(start))
            return $"is a RIFF file of another form ('{Printable(start[8..12])}')";
        // The byte order mark of UTF-16 also matches the sync word of a kind of MPEG audio that is not in use.
        if (!HasByteOrderMark(start) && NameOf(start) is { } name)
            return $"looks like {name}";
        if (LooksLikeText(start))
            return "starts with text";
        return start.IndexOfAnyExcept((byte)0) < 0
            ? "starts with zero bytes"
            : "starts with the bytes " + Convert.ToHexString(start[..Math.Min(4, start.Length)]).Chunk(2)
                .Select(pair => new string(pair)).Aggregate((left, right) => left + " " + right);
    }

    private static bool IsRiff(ReadOnlySpan<byte> start) =>
        start.StartsWith("RIFF"u8) || start.StartsWith("RF64"u8) || start.StartsWith("BW64"u8);

    private static string? NameOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("ID3"u8))
            return "MP3";
        if (start.StartsWith("OggS"u8))
            return "Ogg (Vorbis or Opus)";
        if (start.StartsWith("fLaC"u8))
            return "FLAC";
        if (start.StartsWith("RIFX"u8))
            return "a big-endian WAV file (RIFX)";
        if (start.StartsWith("FORM"u8))
            return "AIFF";
        if (start.StartsWith("caff"u8))
            return "Core Audio (CAF)";
        if (start.StartsWith(".snd"u8))
            return "Sun/NeXT audio (AU)";
        if (start.StartsWith("#!AMR"u8))
            return "AMR";
        if (start.StartsWith("%PDF"u8))
            return "PDF";
        if (start.StartsWith("PK\x03\x04"u8))
            return "a ZIP archive";
        if (start.Length >= 8 && start[4..8].SequenceEqual("ftyp"u8))
            return "MP4 or M4A";
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return "WebM or Matroska";
        if (start.StartsWith((ReadOnlySpan<byte>)[0x30, 0x26, 0xB2, 0x75]))
            return "Windows Media";
        // MPEG sync word: eleven set bits, then a layer that is not the reserved one. Layer 0 is the ADTS form of AAC.
        if (start.Length >= 2 && start[0] == 0xFF && (start[1] & 0xF6) == 0xF0)
            return "AAC";
        return start.Length >= 2 && start[0] == 0xFF && (start[1] & 0xE0) == 0xE0 && (start[1] & 0x06) != 0 ? "MP3" : null;
    }

    private static bool HasByteOrderMark(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
        || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    private static bool LooksLikeText(ReadOnlySpan<byte> start)
    {
        if (HasByteOrderMark(start))
            return true;
        foreach (var value in start)
        {
            if (value is < 0x20 and not (0x09 or 0x0A or 0x0C or 0x0D) or 0x7F)
                return false;
        }
        return true;
    }

    private static string Printable(ReadOnlySpan<byte> id)
    {
        var text = new StringBuilder(id.Length);
        foreach (var value in id)
            text.Append(value is >= 0x20 and < 0x7F ? ((char)value).ToString(CultureInfo.InvariantCulture) : "?");
        return text.ToString();
    }
}
