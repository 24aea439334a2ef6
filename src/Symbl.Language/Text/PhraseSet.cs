using System.Collections.Frozen;

namespace Symbl.Language.Text;

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
            longest = Math.Max(longest, EndOf(words, at, phrase, 0) - at);
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

    /// <summary>Where a phrase that goes on at a place ends at the latest; -1 where it does not.</summary>
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
