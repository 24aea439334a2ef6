using System.Collections.Concurrent;
using System.Text;
using Symbl.Language.Text;

namespace Symbl.Language.Tracking;

/// <summary>
/// Finds phrases in texts, as sequences of words without gaps. One pass finds all phrases: the time depends on the length of the text, not
/// on the number of phrases. A sign in a phrase must be in the text too: <c>node.js</c> is not found in "node JS", and <c>#help</c> is not
/// found in "help".
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="form">Gets the form of a lowercase word that is compared: the word or its stem.</param>
internal sealed class PhraseTrie<T>(Func<string, string> form)
{
    private const int Unknown = -1;

    // In place of a sign: only white space may separate the words.
    private const char Adjacent = '\u200B';
    private const string SignsBefore = "#@$\u20AC\u00A3\u00A5";
    private const string SignsAfter = "%\u00B0\u20AC\u00A3\u00A5";

    // The text of a phrase is a definition of a person. Nobody says a phrase of more words in one sentence.
    private const int MostWords = 200;

    private readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly Node _root = new();

    /// <summary>Whether there are no phrases.</summary>
    public bool IsEmpty => _root.Next is null;

    /// <summary>
    /// Adds a phrase. A phrase without words or with more than 200 words is never found. Add all phrases before the first search.
    /// </summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="value">The value of the phrase.</param>
    public void Add(string phrase, T value)
    {
        var words = WordSpan.Split(phrase);
        if (words.Count is 0 or > MostWords)
            return;
        var node = _root;
        foreach (var word in words)
            node = node.Follow(NewId(Form(word.In(phrase))));
        (node.Values ??= []).Add((value, Signs(phrase, words)));
    }

    /// <summary>Finds all occurrences of all phrases, ordered by the first word and then by length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">The words of the text.</param>
    /// <returns>Index of the first word, number of words, and value of the phrase.</returns>
    public IEnumerable<(int First, int Count, T Value)> Find(string text, IReadOnlyList<WordSpan> words)
    {
        if (IsEmpty)
            yield break;
        var ids = Identify(text, words);
        for (var first = 0; first < ids.Length; first++)
        {
            if (words[first].IsJoined)
                continue;
            var node = _root;
            for (var at = first; at < ids.Length && ids[at] != Unknown && (at == first || !words[at].AfterBreak); at++)
            {
                if (node.Next is null || !node.Next.TryGetValue(ids[at], out node!))
                    break;
                if (node.Values is null || (at + 1 < ids.Length && words[at + 1].IsJoined))
                    continue;
                foreach (var (value, signs) in node.Values)
                {
                    if (signs is null || HasSigns(text, words, first, signs))
                        yield return (first, at - first + 1, value);
                }
            }
        }
    }

    /// <summary>Gets the signs before, between and after the words of a phrase; null if there are none.</summary>
    private static char[]? Signs(string phrase, List<WordSpan> words)
    {
        var signs = new char[words.Count + 1];
        if (words[0].Start > 0 && SignsBefore.Contains(phrase[words[0].Start - 1], StringComparison.Ordinal))
            signs[0] = phrase[words[0].Start - 1];
        for (var i = 1; i < words.Count; i++)
        {
            var gap = phrase.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End);
            if (gap.IsEmpty)
                signs[i] = Adjacent;
            else if (gap.Length == 1 && !char.IsWhiteSpace(gap[0]) && !IsSeparator(gap[0]))
                signs[i] = gap[0];
        }

        if (words[^1].End < phrase.Length && SignsAfter.Contains(phrase[words[^1].End], StringComparison.Ordinal))
            signs[^1] = phrase[words[^1].End];
        return Array.TrueForAll(signs, sign => sign == '\0') ? null : signs;
    }

    private static bool IsSeparator(char sign) => sign is ',' or ';' or '-' or '\u00AD' or '\u2010' or '\u2011' or '\u2013' or '\u2014';

    private static bool HasSigns(string text, IReadOnlyList<WordSpan> words, int first, char[] signs)
    {
        var count = signs.Length - 1;
        var start = words[first].Start;
        if (signs[0] != '\0' && (start == 0 || text[start - 1] != signs[0]))
            return false;
        for (var i = 1; i < count; i++)
        {
            if (signs[i] == '\0')
                continue;
            var end = words[first + i - 1].End;
            var gap = text.AsSpan(end, words[first + i].Start - end);
            if (signs[i] == Adjacent ? !gap.IsWhiteSpace() : gap.Length != 1 || gap[0] != signs[i])
                return false;
        }

        var after = words[first + count - 1].End;
        return signs[^1] == '\0' || (after < text.Length && text[after] == signs[^1]);
    }

    private int[] Identify(string text, IReadOnlyList<WordSpan> words)
    {
        var known = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        var ids = new int[words.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            var word = words[i].In(text);
            if (!known.TryGetValue(word, out ids[i]))
                _words[word.ToString()] = ids[i] = _forms.GetValueOrDefault(Form(word), Unknown);
        }

        return ids;
    }

    // Full-width letters and half-width katakana are the same letters. "R & D" is spoken as "R and D".
    private string Form(ReadOnlySpan<char> word) => word is "&" ? form("and") : form(Normalized(word.ToString()).ToLowerInvariant());

    private static string Normalized(string word)
    {
        if (Ascii.IsValid(word))
            return word;
        try
        {
            return word.Normalize(NormalizationForm.FormKC).Replace('\u2019', '\'');
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair has no normal form.
            return word;
        }
    }

    private int NewId(string word)
    {
        if (!_forms.TryGetValue(word, out var id))
            _forms[word] = id = _forms.Count;
        return id;
    }

    private sealed class Node
    {
        public Dictionary<int, Node>? Next { get; private set; }

        public List<(T Value, char[]? Signs)>? Values { get; set; }

        public Node Follow(int word)
        {
            Next ??= [];
            if (!Next.TryGetValue(word, out var node))
                Next[word] = node = new Node();
            return node;
        }
    }
}
