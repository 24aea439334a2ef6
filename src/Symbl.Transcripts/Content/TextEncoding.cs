using System.Text;

namespace Symbl.Transcripts.Content;

/// <summary>Decodes text files and detects their encoding.</summary>
internal static class TextEncoding
{
    private const string Advice = "If it is a recording, use Submit-SymblAudio. Otherwise, save it as UTF-8, or state its encoding with -Encoding, such as 1252, 1251 or shift_jis.";

    // Accented letters are a small part of a text in a Western language. Other scripts have mostly bytes above 127.
    private const double MostAccents = 0.25;

    /// <summary>Decodes the bytes of a file.</summary>
    /// <param name="source">Name of the file, for errors.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="encoding">Encoding of a file without byte order mark; <see langword="null"/> detects it.</param>
    /// <returns>The text, and a note if the encoding is an assumption.</returns>
    /// <exception cref="TranscriptFormatException">The bytes are not text in this encoding.</exception>
    public static (string Text, string? Note) Decode(string source, byte[] bytes, Encoding? encoding)
    {
        if (Marked(bytes) is { } marked) return (Strict(source, bytes, marked.Encoding, marked.Length), null);
        if (encoding is not null) return (Strict(source, bytes, encoding, 0), null);
        if (Array.IndexOf(bytes, (byte)0) >= 0) return Wide(source, bytes);
        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), null);
        }
        catch (DecoderFallbackException) when (IsJson(bytes))
        {
            // Programs that write the tokens of a recognizer split characters between two tokens.
            return (Encoding.UTF8.GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            return (Western(source, bytes), "The file is not UTF-8 and has no byte order mark. It was read as Windows-1252. Use -Encoding to state another encoding.");
        }
    }

    // JSON is UTF-8. A file in another encoding has no character of several bytes that is valid.
    private static bool IsJson(byte[] bytes)
    {
        var first = Array.Find(bytes, static one => one is not (0x20 or 0x09 or 0x0A or 0x0D));
        if (first is not ((byte)'{' or (byte)'[')) return false;
        for (var at = 0; at < bytes.Length;)
        {
            if (System.Text.Rune.DecodeFromUtf8(bytes.AsSpan(at), out _, out var length) == System.Buffers.OperationStatus.Done && length > 1) return true;
            at += Math.Max(1, length);
        }

        return false;
    }

    private static (Encoding Encoding, int Length)? Marked(byte[] bytes)
    {
        bool Begins(params byte[] mark) => bytes.AsSpan().StartsWith(mark);
        return Begins(0xEF, 0xBB, 0xBF) ? (Encoding.UTF8, 3)
            : Begins(0xFF, 0xFE, 0, 0) ? (Encoding.UTF32, 4)
            : Begins(0, 0, 0xFE, 0xFF) ? (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4)
            : Begins(0xFF, 0xFE) ? (Encoding.Unicode, 2)
            : Begins(0xFE, 0xFF) ? (Encoding.BigEndianUnicode, 2)
            : null;
    }

    // UTF-16 without a mark: its spaces and line endings have a zero byte before or behind them.
    private static (string Text, string? Note) Wide(string source, byte[] bytes)
    {
        var (little, big) = (0, 0);
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            if (bytes[i + 1] == 0 && bytes[i] is 0x20 or 0x0A or 0x0D or 0x3A) little++;
            else if (bytes[i] == 0 && bytes[i + 1] is 0x20 or 0x0A or 0x0D or 0x3A) big++;
        }

        var encoding = bytes.Length % 2 != 0 || little == big ? null : little > big ? Encoding.Unicode : Encoding.BigEndianUnicode;
        if (encoding is not null)
        {
            var text = Strict(source, bytes, encoding, 0);
            if (text.IndexOf('\0') < 0)
                return (text, $"The file has no byte order mark. It was read as UTF-16 ({(little > big ? "little" : "big")} endian).");
        }

        throw new TranscriptFormatException(source, 0, "is not a text file.");
    }

    private static string Western(string source, byte[] bytes)
    {
        var (high, letters) = (0, 0);
        foreach (var one in bytes)
        {
            if (one < 0x20 && one is not (0x09 or 0x0A or 0x0C or 0x0D)) throw new TranscriptFormatException(source, 0, "is not a text file.");
            if (one >= 0x80) high++;
            if (one >= 0x80 || (one | 0x20) is >= 'a' and <= 'z') letters++;
        }

        if (high > MostAccents * letters) throw new TranscriptFormatException(source, 0, $"is not UTF-8 text and has no byte order mark. {Advice}");
        return Strict(source, bytes, CodePagesEncodingProvider.Instance.GetEncoding(1252)!, 0);
    }

    private static string Strict(string source, byte[] bytes, Encoding encoding, int from)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            return strict.GetString(bytes, from, bytes.Length - from);
        }
        catch (DecoderFallbackException e)
        {
            throw new TranscriptFormatException(source, 0, $"is not text in the encoding {encoding.WebName}. {Advice}", e);
        }
    }
}
