namespace Symbl.Speech.Bench.Evaluation;

/// <summary>
/// A page of which parts are generated: what stands between <c>&lt;!-- generated: NAME --&gt;</c> and <c>&lt;!-- end: NAME --&gt;</c>.
/// </summary>
internal static class MarkedPage
{
    /// <summary>The page with another text between the marks of a part.</summary>
    /// <exception cref="FormatException">The page does not have these marks once, in order.</exception>
    public static string Replace(string page, string name, string text)
    {
        var (start, end) = Locate(page, name);
        return $"{page.AsSpan(0, start)}\n{text.Trim('\n')}\n{page.AsSpan(end)}";
    }

    /// <summary>What stands between the marks of a part.</summary>
    /// <exception cref="FormatException">The page does not have these marks once, in order.</exception>
    public static string Read(string page, string name)
    {
        var (start, end) = Locate(page, name);
        return page[start..end].Trim('\n');
    }

    private static (int Start, int End) Locate(string page, string name)
    {
        var (opening, closing) = ($"<!-- generated: {name} -->", $"<!-- end: {name} -->");
        var start = page.IndexOf(opening, StringComparison.Ordinal);
        var end = page.IndexOf(closing, StringComparison.Ordinal);
        if (start < 0 || end < start || page.LastIndexOf(opening, StringComparison.Ordinal) != start)
            throw new FormatException($"The page does not have '{opening}' and then '{closing}' once.");
        return (start + opening.Length, end);
    }
}
