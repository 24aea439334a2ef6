using System.Collections.Concurrent;
using Symbl.Language.Text;

namespace Symbl.Language.Tracking;

/// <summary>
/// Finds phrases in texts, as sequences of words without gaps. One pass finds all phrases: the time depends on the length of the text, not
/// on the number of phrases.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="form">Gets the form of a lowercase word that is compared: the word or its stem.</param>
internal sealed class PhraseTrie<T>(Func<string, string> form)
{
    private const int Unknown = -1;

    private readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly Node _root = new();

    /// <summary>Whether there are no phrases.</summary>
    public bool IsEmpty => _root.Next is null;

    /// <summary>Adds a phrase. A phrase without words is never found. Add all phrases before the first search.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="value">The value of the phrase.</param>
    public void Add(string phrase, T value)
    {
        var node = _root;
        foreach (var word in WordSpan.Split(phrase))
            node = node.Follow(NewId(Form(word.In(phrase))));
        if (node != _root)
            (node.Values ??= []).Add(value);
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
            var node = _root;
            for (var at = first; at < ids.Length && ids[at] != Unknown && (at == first || !words[at].AfterBreak); at++)
            {
                if (node.Next is null || !node.Next.TryGetValue(ids[at], out node!))
                    break;
                foreach (var value in node.Values ?? [])
                    yield return (first, at - first + 1, value);
            }
        }
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

    private string Form(ReadOnlySpan<char> word) => form(word.ToString().Replace('\u2019', '\'').ToLowerInvariant());

    private int NewId(string word)
    {
        if (!_forms.TryGetValue(word, out var id))
            _forms[word] = id = _forms.Count;
        return id;
    }

    private sealed class Node
    {
        public Dictionary<int, Node>? Next { get; private set; }

        public List<T>? Values { get; set; }

        public Node Follow(int word)
        {
            Next ??= [];
            if (!Next.TryGetValue(word, out var node))
                Next[word] = node = new Node();
            return node;
        }
    }
}
