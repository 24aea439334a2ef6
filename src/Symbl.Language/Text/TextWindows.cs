namespace Symbl.Language.Text;

/// <summary>
/// Divides a text into windows of bounded length, so that the time of a rule that looks ahead and back grows with the text and not with its
/// square. Neighboring windows overlap: a rule sees the text around each place. A match counts in the window whose core it starts in.
/// </summary>
internal static class TextWindows
{
    /// <summary>Longest white space inside a window. No phrase contains more.</summary>
    private const int MostSpace = 16;

    private const int Core = 1_000;
    private const int Overlap = 300;

    /// <summary>Applies a rule to all windows of a text.</summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="text">The text.</param>
    /// <param name="rule">Gets the results in a part of the text.</param>
    /// <param name="start">Gets the index of the first character of a result.</param>
    /// <param name="move">Moves a result by a number of characters.</param>
    public static IEnumerable<T> Find<T>(string text, Func<string, IEnumerable<T>> rule, Func<T, int> start, Func<T, int, T> move)
    {
        foreach (var (from, to) in Parts(text))
        {
            if (to - from <= Core + Overlap)
            {
                foreach (var found in rule(from == 0 && to == text.Length ? text : text[from..to]))
                    yield return from == 0 ? found : move(found, from);
                continue;
            }

            for (var core = from; core < to; core += Core)
            {
                var first = Boundary(text, Math.Max(from, core - Overlap), from);
                var last = Boundary(text, Math.Min(to, core + Core + Overlap), from);
                foreach (var found in rule(text[first..last]))
                {
                    if (start(found) + first is var place && place >= core && place < core + Core)
                        yield return move(found, first);
                }
            }
        }
    }

    /// <summary>Gets the parts between long white space.</summary>
    private static IEnumerable<(int From, int To)> Parts(string text)
    {
        var from = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var space = at;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (at - space <= MostSpace)
                continue;
            if (space > from)
                yield return (from, space);
            from = at;
        }

        if (from < text.Length)
            yield return (from, text.Length);
    }

    // A window begins and ends between words if the words are not too long.
    private static int Boundary(string text, int at, int least)
    {
        for (var back = at; back > least && back > at - Overlap / 3; back--)
        {
            if (back < text.Length && char.IsWhiteSpace(text[back]))
                return back;
        }

        return at;
    }
}
