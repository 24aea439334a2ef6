using System.Collections.Frozen;

namespace Symbl.Language.Text;

/// <summary>A set of words and phrases. Searches return the longest match.</summary>
internal sealed class PhraseSet
{
    private const string Gap = "~";
    private const int MostInGap = 3;

    private readonly FrozenDictionary<string, string[][]> _byFirst;

    /// <summary>Creates the set.</summary>
    /// <param name="phrases">Phrases in the format of <see cref="WordLists"/>.</param>
    public PhraseSet(IEnumerable<string> phrases) => _byFirst = phrases
        .Distinct(StringComparer.Ordinal)
        .Select(phrase => phrase.Split('_'))
        .GroupBy(phrase => phrase[0], StringComparer.Ordinal)
        .ToFrozenDictionary(
            group => group.Key,
            group => group.OrderByDescending(phrase => phrase.Length).ToArray(),
            StringComparer.Ordinal);

    /// <summary>Tests whether the set contains a single word.</summary>
    /// <param name="word">The word.</param>
    public bool Contains(string word) => _byFirst.TryGetValue(word, out var phrases) && phrases[^1].Length == 1;

    /// <summary>Gets the number of words of the longest phrase that begins at a word; otherwise 0.</summary>
    /// <param name="words">The words.</param>
    /// <param name="at">Index of the word.</param>
    public int MatchAt(ReadOnlySpan<Token> words, int at)
    {
        if (at >= words.Length || !_byFirst.TryGetValue(words[at].Word, out var phrases))
            return 0;
        var longest = 0;
        foreach (var phrase in phrases)
            longest = Math.Max(longest, EndOf(words, at, phrase, 0) - at);
        return longest;
    }

    /// <summary>Tests whether all the words are one phrase.</summary>
    /// <param name="words">The words.</param>
    public bool IsWhole(ReadOnlySpan<Token> words) => words.Length > 0 && MatchAt(words, 0) == words.Length;

    /// <summary>Gets the index of the first phrase; otherwise -1.</summary>
    /// <param name="words">The words.</param>
    public int IndexIn(ReadOnlySpan<Token> words)
    {
        for (var at = 0; at < words.Length; at++)
            if (MatchAt(words, at) > 0)
                return at;
        return -1;
    }

    /// <summary>Tests whether the words contain a phrase.</summary>
    /// <param name="words">The words.</param>
    public bool IsIn(ReadOnlySpan<Token> words) => IndexIn(words) >= 0;

    /// <summary>Gets the index after the rest of a phrase that continues at a word; -1 if it does not match.</summary>
    private static int EndOf(ReadOnlySpan<Token> words, int at, string[] phrase, int part)
    {
        for (; part < phrase.Length; part++, at++)
        {
            if (phrase[part] == Gap)
            {
                for (var skip = Math.Min(MostInGap, words.Length - at); skip >= 0; skip--)
                    if (EndOf(words, at + skip, phrase, part + 1) is var end and >= 0)
                        return end;
                return -1;
            }

            if (at >= words.Length || words[at].Word != phrase[part])
                return -1;
        }

        return at;
    }
}
