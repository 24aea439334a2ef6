using System.Text;

namespace Symbl.Domain.Text;

/// <summary>Scripts that write no spaces between words: Han, Kana, Thai, Lao, Khmer, Burmese.</summary>
public static class ScriptsWithoutSpaces
{
    private static readonly (int First, int Last)[] Ranges =
    [
        (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3001, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
        (0xF900, 0xFAFF), (0xFF01, 0xFF60), (0xFF65, 0xFF9F), (0x20000, 0x3FFFF),
    ];

    /// <summary>Tests whether a character belongs to such a script, or is punctuation of one.</summary>
    /// <param name="character">The character.</param>
    public static bool Contain(Rune character) => Array.Exists(Ranges, range => character.Value >= range.First && character.Value <= range.Last);

    /// <summary>Joins words to a text: with a space between them, except between two characters of such a script.</summary>
    /// <param name="words">The words.</param>
    public static string Join(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var text = new StringBuilder();
        foreach (var word in words.Where(word => word.Length > 0))
        {
            if (text.Length > 0 && !(EndsWithOne(text) && Contain(Rune.GetRuneAt(word, 0))))
                text.Append(' ');
            text.Append(word);
        }

        return text.ToString();
    }

    private static bool EndsWithOne(StringBuilder text)
    {
        var last = text[^1];
        if (char.IsLowSurrogate(last) && text.Length > 1 && char.IsHighSurrogate(text[^2]))
            return Contain(new Rune(text[^2], last));
        return Rune.TryCreate(last, out var character) && Contain(character);
    }
}
