using System.Text;

namespace Symbl.Models.Inspection;

/// <summary>Names the content of a file that is not a model, by its first bytes.</summary>
internal static class FileKind
{
    private const int LongestQuote = 60;

    private static readonly (byte[] Start, string Kind)[] Known =
    [
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or a PyTorch model"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x42, 0x5A, 0x68], "a bzip2 archive (.tar.bz2)"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
        ([0x47, 0x47, 0x55, 0x46], "a GGUF model, which is a language model"),
        ([0x74, 0x6A, 0x67, 0x67], "a GGJT model, which is a language model"),
        ([0x66, 0x6D, 0x67, 0x67], "a GGMF model, which is a language model"),
        ([0x52, 0x49, 0x46, 0x46], "an audio or video file (RIFF)"),
        ([0x49, 0x44, 0x33], "an audio file (MP3)"),
        ([0x66, 0x4C, 0x61, 0x43], "an audio file (FLAC)"),
        ([0x25, 0x50, 0x44, 0x46], "a PDF document"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ([0x4D, 0x5A], "a program"),
    ];

    /// <summary>The content in a few words, such as "a ZIP archive"; null if the bytes are of no known kind.</summary>
    /// <param name="start">First bytes of the file.</param>
    public static string? Of(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return "an empty file";
        foreach (var (mark, kind) in Known)
        {
            if (start.StartsWith(mark))
                return kind;
        }

        return start.IndexOfAnyExcept((byte)0) < 0 ? "a file of zeros" : OfText(start);
    }

    private static string? OfText(ReadOnlySpan<byte> start)
    {
        // The end can be a part of a character.
        foreach (var one in start)
        {
            if (one < 0x20 && one is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x1B))
                return null;
        }

        var text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.Contains('\uFFFD') && text.IndexOf('\uFFFD') < text.Length - 1)
            return null;
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
            return "a web page (HTML), such as the error page of a download";
        if (text.StartsWith("version https://git-lfs", StringComparison.Ordinal))
            return "a pointer of Git LFS, not the file itself";
        if (text.StartsWith('<'))
            return "an XML text";
        if (text.StartsWith('{') || text.StartsWith('['))
            return "a JSON text";
        var line = text.Split('\r', '\n')[0];
        return $"a text that starts with \"{(line.Length > LongestQuote ? line[..LongestQuote] + "..." : line)}\"";
    }
}
