using System.Text;
using System.Text.RegularExpressions;

namespace Symbl.Language.Entities;

/// <summary>Finds codes of letters and digits, written or spelled: <c>D1234567</c>, <c>QQ 12 34 56 C</c>, "D E eight nine three seven".</summary>
internal static partial class SpelledCodes
{
    private const int Fewest = 5;
    private const int Most = 34;
    private const int FewestDigits = 3;
    private const int MostLettersOfGroup = 4;

    /// <summary>Finds the codes of a text in order.</summary>
    /// <param name="text">The text with ASCII digits.</param>
    public static IEnumerable<DigitRun> Find(string text)
    {
        var code = new StringBuilder();
        var (start, end, times, endsInTen) = (-1, 0, 0, false);
        foreach (Match match in Word().Matches(text))
        {
            if (start >= 0 && !Joins(text.AsSpan(end, match.Index - end)))
            {
                if (IsCode(code))
                    yield return Code(start, end, code);
                (start, times, endsInTen) = (-1, 0, false);
                code.Clear();
            }

            var word = match.ValueSpan;
            if (DigitWords.TimesOf(word) is var repeated and > 0)
            {
                (times, start, end) = (repeated, start < 0 ? match.Index : start, match.Index + match.Length);
                continue;
            }

            if (Part(text, match) is not { } part)
            {
                if (IsCode(code))
                    yield return Code(start, end, code);
                (start, times, endsInTen) = (-1, 0, false);
                code.Clear();
                continue;
            }

            if (endsInTen && part.Length == 1 && part is not "0" && char.IsAsciiDigit(part[0]) && match.Length > 1)
                code.Length--;
            code.Insert(code.Length, part, times > 0 && part.Length == 1 ? times : 1);
            endsInTen = part.Length == 2 && part[1] == '0' && !char.IsAsciiDigit(word[0]) && part is not "10";
            (times, start, end) = (0, start < 0 ? match.Index : start, match.Index + match.Length);
        }

        if (IsCode(code))
            yield return Code(start, end, code);
    }

    private static DigitRun Code(int start, int end, StringBuilder code) => new(start, end, code.ToString().ToUpperInvariant(), IsSpoken: false);

    private static bool IsCode(StringBuilder code)
    {
        if (code.Length is < Fewest or > Most)
            return false;
        var digits = 0;
        for (var i = 0; i < code.Length; i++)
            digits += char.IsAsciiDigit(code[i]) ? 1 : 0;
        return digits >= FewestDigits && digits < code.Length;
    }

    private static bool Joins(ReadOnlySpan<char> between)
    {
        if (between.Length > 3)
            return false;
        foreach (var character in between)
        {
            if (character is not (' ' or ',' or '-' or '\u2013' or '\n' or '\u00A0'))
                return false;
        }

        return true;
    }

    // A word, an amount and the article "a" are no parts.
    private static string? Part(string text, Match match)
    {
        var word = match.Value;
        if (match.Index > 0 && text[match.Index - 1] is '$' or '@' or '.' or '/' or ':' or '#' or '_' or '\'' or '\u2019')
            return null;
        if (match.Index + match.Length < text.Length && text[match.Index + match.Length] is '@' or '%' or '\'' or '\u2019' or '_' or '/')
            return null;
        if (DigitWords.Of(word) is { } digits)
            return digits;
        if (word.AsSpan().ContainsAnyInRange('0', '9'))
            return word.Length <= Most ? word : null;
        if (word.Length == 1)
            return word is "a" or "i" or "I" ? null : word;
        return word.Length <= MostLettersOfGroup && word.All(char.IsAsciiLetterUpper) ? word : null;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
