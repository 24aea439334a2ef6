using System.Text;

namespace Symbl.Transcripts.Content;

/// <summary>Removes invisible characters that are no part of names and words: byte order marks and marks of the writing direction.</summary>
internal static class Marks
{
    private const char ByteOrderMark = '\uFEFF';

    // Left-to-right and right-to-left marks, embeddings, overrides and isolates, and the zero width space. The joiners remain: emoji and
    // several scripts need them.
    private static readonly char[] Directions =
        ['\u200B', '\u200E', '\u200F', '\u061C', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', ByteOrderMark];

    private static readonly char[] Edge = [.. Directions, ' ', '\t', '\u00A0'];

    /// <summary>Removes all byte order marks, also at the start of a text that was decoded as Windows-1252.</summary>
    public static string WithoutByteOrder(string text)
    {
        var plain = text.IndexOf(ByteOrderMark) < 0 ? text : text.Replace(ByteOrderMark.ToString(), string.Empty);
        return plain.StartsWith("ï»¿", StringComparison.Ordinal) ? plain.Substring(3) : plain;
    }

    /// <summary>Removes the marks of the writing direction, and no spaces, from both ends of a line.</summary>
    public static string TrimLine(string line) => line.Trim(Directions);

    /// <summary>Removes the marks and the spaces from both ends of a name or of words.</summary>
    public static string Trim(string text) => text.Trim().Trim(Edge).Trim();

    /// <summary>Returns the form in which names are equal: composed characters, without marks.</summary>
    public static string Name(string name)
    {
        var plain = Valid(name);
        return Trim(plain.IndexOfAny(Directions) < 0 ? plain : string.Concat(plain.Where(static c => Array.IndexOf(Directions, c) < 0))).Normalize(NormalizationForm.FormC);
    }

    /// <summary>Replaces halves of characters, which no encoding can write, by U+FFFD.</summary>
    public static string Valid(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else return string.Concat(text.EnumerateRunes().Select(static rune => rune.ToString()));
        }

        return text;
    }
}
