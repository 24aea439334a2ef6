namespace Symbl.LocalServer.Endpoints.Conversations.Findings;

/// <summary>Cuts the parts of long texts that answers quote.</summary>
internal static class Quotes
{
    /// <summary>Length of the texts that are quoted whole.</summary>
    public const int LongestWhole = 500;

    /// <summary>The mark at a cut.</summary>
    public const string Mark = "\u2026";

    private const int Grid = 100;
    private const int Around = 75;
    private const int MostOfPlace = 1_000;
    private const int LongestWord = 30;

    /// <summary>Quotes a text from its start.</summary>
    /// <param name="text">The text.</param>
    public static string Beginning(string text) =>
        text.Length <= LongestWhole ? text : Cut(text, 0, Boundary(text, LongestWhole, forward: false));

    /// <summary>Gets the part of a long text around a place. Places near each other have the same part.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">Number of characters before the place.</param>
    /// <param name="length">Number of characters of the place.</param>
    public static (int From, int To) Window(string text, int offset, int length)
    {
        var cell = offset / Grid * Grid;
        var end = Math.Max(cell + Grid, offset + Math.Min(length, MostOfPlace));
        return (Boundary(text, cell - Around, forward: false), Boundary(text, end + Around, forward: true));
    }

    /// <summary>Cuts a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Index of the first character.</param>
    /// <param name="to">Index after the last character.</param>
    public static string Cut(string text, int from, int to) =>
        string.Concat(from > 0 ? Mark : "", text.AsSpan(from, to - from), to < text.Length ? Mark : "");

    // The start or the end of a word, unless the word is too long.
    private static int Boundary(string text, int at, bool forward)
    {
        if (at <= 0)
            return 0;
        for (var step = 0; step < LongestWord; step++)
        {
            var place = forward ? at + step : at - step;
            if (place <= 0 || place >= text.Length)
                return Math.Clamp(place, 0, text.Length);
            if (char.IsWhiteSpace(text[forward ? place : place - 1]))
                return place;
        }

        return at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : Math.Min(at, text.Length);
    }
}
