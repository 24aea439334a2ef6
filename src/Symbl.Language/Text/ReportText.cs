using System.Globalization;

namespace Symbl.Language.Text;

/// <summary>Puts what was measured into plain English.</summary>
internal static class ReportText
{
    private const int LongestQuote = 120;

    /// <summary><c>1 question</c>, <c>7 questions</c>, <c>no questions</c>.</summary>
    public static string Count(int count, string thing) => count switch
    {
        0 => $"no {thing}s",
        1 => $"1 {thing}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}s"),
    };

    /// <summary>A share in whole percent.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * share)} %");

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";

    /// <summary>Somebody's words in quotation marks, cut at a word where they are long.</summary>
    public static string Quote(string text)
    {
        if (text.Length <= LongestQuote)
            return $"\u201C{text}\u201D";
        var end = text.LastIndexOf(' ', LongestQuote);
        return $"\u201C{text[..(end > 0 ? end : LongestQuote)]} \u2026\u201D";
    }

    /// <summary>Sentences as one text; nothing of none.</summary>
    public static string? Text(params IEnumerable<string?> sentences) =>
        string.Join(' ', sentences.Where(sentence => !string.IsNullOrEmpty(sentence))) is { Length: > 0 } text ? text : null;
}
