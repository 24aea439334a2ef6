using System.Globalization;

namespace Symbl.Language.Text;

/// <summary>Formats measurements in plain English.</summary>
internal static class ReportText
{
    private const int LongestQuote = 120;

    /// <summary>Formats a count: <c>1 question</c>, <c>7 questions</c>, <c>no questions</c>.</summary>
    /// <param name="count">The count.</param>
    /// <param name="thing">The noun in the singular.</param>
    public static string Count(int count, string thing) => count switch
    {
        0 => $"no {thing}s",
        1 => $"1 {thing}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}s"),
    };

    /// <summary>Formats a share in whole percent.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * share)} %");

    /// <summary>Formats a list: <c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    /// <param name="items">The items.</param>
    public static string List(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";

    /// <summary>Puts a text in quotation marks. Cuts a long text after a word.</summary>
    /// <param name="text">The text.</param>
    public static string Quote(string text)
    {
        if (text.Length <= LongestQuote)
            return $"\u201C{text}\u201D";
        var end = text.LastIndexOf(' ', LongestQuote);
        return $"\u201C{text[..(end > 0 ? end : LongestQuote)]} \u2026\u201D";
    }

    /// <summary>Joins sentences; otherwise null.</summary>
    /// <param name="sentences">The sentences.</param>
    public static string? Text(params IEnumerable<string?> sentences) =>
        string.Join(' ', sentences.Where(sentence => !string.IsNullOrEmpty(sentence))) is { Length: > 0 } text ? text : null;
}
