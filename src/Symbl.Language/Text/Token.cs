using System.Text.RegularExpressions;

namespace Symbl.Language.Text;

/// <summary>A word in lowercase with straight apostrophes.</summary>
/// <param name="Word">The word.</param>
/// <param name="Start">Index of the first character in the text.</param>
/// <param name="End">Index after the last character.</param>
internal readonly partial record struct Token(string Word, int Start, int End)
{
    /// <summary>Splits a text into words.</summary>
    /// <param name="text">The text.</param>
    public static Token[] Split(string text)
    {
        var words = new List<Token>();
        foreach (var match in Pattern().EnumerateMatches(text))
        {
            var word = text.Substring(match.Index, match.Length).Replace('\u2019', '\'').ToLowerInvariant();
            words.Add(new Token(word, match.Index, match.Index + match.Length));
        }

        return [.. words];
    }

    // Apostrophes, hyphens, points and similar characters inside a word belong to it: "don't", "follow-up", "ann@example.com", "3.5", "10:30".
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:(?:['\u2019.@_/&+-]|(?<=\d):(?=\d))[\p{L}\p{N}]+)*")]
    private static partial Regex Pattern();
}
