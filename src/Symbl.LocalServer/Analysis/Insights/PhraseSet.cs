using System.Collections.Frozen;

namespace Symbl.LocalServer.Analysis.Insights;

/// <summary>Words and set phrases, found in a run of words by their longest match.</summary>
internal sealed class PhraseSet
{
    private const string Gap = "~";
    private const int MostInGap = 3;

    private readonly FrozenDictionary<string, string[][]> _byFirst;

    /// <param name="phrases">In the form <see cref="WordLists"/> describes.</param>
    public PhraseSet(IEnumerable<string> phrases) => _byFirst = phrases
        .Distinct(StringComparer.Ordinal)
        .Select(phrase => phrase.Split('_'))
        .GroupBy(phrase => phrase[0], StringComparer.Ordinal)
        .ToFrozenDictionary(
            group => group.Key,
            group => group.OrderByDescending(phrase => phrase.Length).ToArray(),
            StringComparer.Ordinal);

    /// <summary>Whether a single word is a phrase of its own.</summary>
    public bool Contains(string word) => _byFirst.TryGetValue(word, out var phrases) && phrases[^1].Length == 1;

    /// <summary>How many words the longest phrase spans that begins at a place; 0 where none does.</summary>
    public int MatchAt(ReadOnlySpan<Token> words, int at)
    {
        if (at >= words.Length || !_byFirst.TryGetValue(words[at].Word, out var phrases))
            return 0;
        var longest = 0;
        foreach (var phrase in phrases)
            longest = Math.Max(longest, Span(words, at, phrase, 0));
        return longest;
    }

    /// <summary>Whether a phrase is all there is from one place to another.</summary>
    public bool IsWhole(ReadOnlySpan<Token> words) => words.Length > 0 && MatchAt(words, 0) == words.Length;

    /// <summary>Where the first phrase begins; -1 where there is none.</summary>
    public int IndexIn(ReadOnlySpan<Token> words)
    {
        for (var at = 0; at < words.Length; at++)
            if (MatchAt(words, at) > 0)
                return at;
        return -1;
    }

    /// <summary>Whether a phrase is somewhere among the words.</summary>
    public bool IsIn(ReadOnlySpan<Token> words) => IndexIn(words) >= 0;

    private static int Span(ReadOnlySpan<Token> words, int at, string[] phrase, int part)
    {
        for (var i = at; part < phrase.Length; part++, i++)
        {
            if (phrase[part] == Gap)
            {
                for (var skip = MostInGap; skip >= 0; skip--)
                    if (Span(words, i + skip, phrase, part + 1) is var rest and > 0)
                        return i + skip - at + rest;
                return 0;
            }

            if (i >= words.Length || words[i].Word != phrase[part])
                return 0;
            if (part == phrase.Length - 1)
                return i + 1 - at;
        }

        return 0;
    }
}
