using System.Globalization;
using System.Text;

namespace Symbl.Language.Text;

/// <summary>Properties of scripts that decide which characters form a word.</summary>
internal static class Scripts
{
    /// <summary>Tests whether a character begins or continues a word: a letter, a digit or another number of any script.</summary>
    /// <param name="character">The character.</param>
    public static bool IsOfWord(Rune character) => Rune.IsLetterOrDigit(character) || Rune.GetUnicodeCategory(character)
        is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>Tests whether a character belongs to the letter before it: a combining mark, or a joiner.</summary>
    /// <param name="character">The character.</param>
    public static bool IsMark(Rune character) =>
        Rune.GetUnicodeCategory(character)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        || character.Value is 0x200C or 0x200D or 0xFF9E or 0xFF9F;

    /// <summary>Tests whether a mark joins the next letter to the letter before it, as in Khmer and Burmese stacks.</summary>
    /// <param name="mark">The mark.</param>
    public static bool IsStacker(Rune mark) => mark.Value is 0x17D2 or 0x1039;

    /// <summary>
    /// Tests whether a letter belongs to a script that puts no spaces between words: Chinese, Japanese, Thai, Lao, Khmer and Burmese, or to
    /// Korean, which puts no spaces between a word and its particles. In these scripts each letter with its marks counts as a word.
    /// </summary>
    /// <param name="letter">The letter.</param>
    public static bool HasNoSpaces(Rune letter) => letter.Value is
        (>= 0x0E01 and <= 0x0EDF and not (>= 0x0E50 and <= 0x0E59) and not (>= 0x0ED0 and <= 0x0ED9)) // Thai and Lao without digits
        or (>= 0x1000 and <= 0x103F) or (>= 0x104E and <= 0x108F) or (>= 0x109A and <= 0x109F) // Burmese without digits
        or (>= 0xA9E0 and <= 0xA9EF) or (>= 0xA9FA and <= 0xA9FF) or (>= 0xAA60 and <= 0xAA7F)
        or (>= 0x1780 and <= 0x17DF) // Khmer without digits
        or (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007) or (>= 0x3021 and <= 0x3029) or (>= 0x3031 and <= 0x303C)
        or (>= 0x3041 and <= 0x30FF) or (>= 0x3105 and <= 0x312F) or (>= 0x31A0 and <= 0x31BF) or (>= 0x31F0 and <= 0x31FF) // Kana, Bopomofo
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) // Han
        or (>= 0xAC00 and <= 0xD7A3) // Hangul
        or (>= 0xFF66 and <= 0xFF9F) // Half-width katakana
        or (>= 0x1B000 and <= 0x1B16F) or (>= 0x20000 and <= 0x3FFFF);
}
