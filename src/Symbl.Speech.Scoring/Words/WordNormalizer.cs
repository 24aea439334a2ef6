using System.Globalization;
using System.Text;

namespace Symbl.Speech.Scoring.Words;

/// <summary>Splits texts into the words or characters that are compared.</summary>
internal static class WordNormalizer
{
    /// <summary>Returns the unit for a text: characters if most of its letters belong to a script without spaces.</summary>
    public static WordUnit UnitOf(IEnumerable<string> texts)
    {
        var (dense, all) = (0, 0);
        foreach (var rune in texts.SelectMany(static text => text.EnumerateRunes()).Where(Rune.IsLetter))
        {
            all++;
            if (IsDense(rune.Value)) dense++;
        }

        return 2 * dense > all ? WordUnit.Character : WordUnit.Word;
    }

    /// <summary>Splits a text.</summary>
    public static IReadOnlyList<string> Split(string text, WordNormalization normalization, WordUnit unit)
    {
        var words = normalization switch
        {
            WordNormalization.None => Spaced(text),
            WordNormalization.Basic => Spaced(Simplify(text)),
            _ => EnglishWords.Split(text),
        };
        return unit == WordUnit.Word ? words : [.. words.SelectMany(Characters)];
    }

    /// <summary>
    /// Compatible characters (NFKC) and case folded, apostrophes of one form, hyphens and dashes as spaces, and punctuation removed except
    /// inside words (don't, 3.5, ann@example.com).
    /// </summary>
    public static string Simplify(string text)
    {
        // Half of a surrogate pair would make the normalization fail.
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) valid.Append(rune.ToString());
        var folded = valid.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant()
            .Replace("ß", "ss", StringComparison.Ordinal).Replace('ς', 'σ');
        var result = new StringBuilder(folded.Length);
        for (var index = 0; index < folded.Length; index++)
        {
            var letter = folded[index] is '’' or '‘' or 'ʼ' or '`' or '´' ? '\'' : folded[index];
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format) continue;
            result.Append(IsKept(letter, index > 0 ? folded[index - 1] : ' ', index + 1 < folded.Length ? folded[index + 1] : ' ') ? letter : ' ');
        }

        return result.ToString();
    }

    /// <summary>Splits a text at spaces.</summary>
    public static string[] Spaced(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsKept(char letter, char before, char after) => letter switch
    {
        _ when IsPartOfWord(letter) => true,
        '\'' or '.' or ':' or '@' or '&' or '_' or '·' => IsPartOfWord(before) && IsPartOfWord(after),
        ',' => char.IsDigit(before) && char.IsDigit(after),
        '%' or '°' => char.IsDigit(before),
        _ => CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.CurrencySymbol && (char.IsDigit(before) || char.IsDigit(after)),
    };

    // Both halves of a surrogate pair belong to a letter outside of the basic plane, or to a sign such as an emoji that is then a word.
    private static bool IsPartOfWord(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter)
        || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static IEnumerable<string> Characters(string word)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(word); elements.MoveNext();)
            yield return elements.GetTextElement();
    }

    // Thai, Lao, Myanmar, Khmer; kana; Han with its extensions and compatibility forms.
    private static bool IsDense(int letter) => letter is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3005 and <= 0x3007) or (>= 0x3040 and <= 0x30FF)
        or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFF66 and <= 0xFF9D) or (>= 0x20000 and <= 0x3FFFF);
}
