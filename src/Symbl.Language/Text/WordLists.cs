using System.Collections.Frozen;

namespace Symbl.Language.Text;

/// <summary>
/// Lists of words and phrases from a text resource of the assembly. A line <c>[heading]</c> begins a list. The lines after it hold phrases,
/// separated by spaces. An underscore joins the words of a phrase; <c>~</c> matches up to three words.
/// </summary>
internal sealed class WordLists
{
    private readonly FrozenDictionary<string, PhraseSet> _lists;

    private WordLists(IReadOnlyDictionary<string, List<string>> lists) =>
        _lists = lists.ToFrozenDictionary(list => list.Key, list => new PhraseSet(list.Value), StringComparer.Ordinal);

    /// <summary>Gets the list of a heading.</summary>
    /// <param name="heading">The heading.</param>
    public PhraseSet this[string heading] => _lists[heading];

    /// <summary>Reads a resource of the assembly.</summary>
    /// <param name="resource">Name of the resource.</param>
    public static WordLists Load(string resource)
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly does not contain the word lists '{resource}'.");
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }

    /// <summary>Reads lists.</summary>
    /// <param name="reader">The text of the resource.</param>
    /// <exception cref="FormatException">A phrase precedes the first heading.</exception>
    public static WordLists Parse(TextReader reader)
    {
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? list = null;
        while (reader.ReadLine() is { } raw)
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[' && line[^1] == ']')
                lists.Add(line[1..^1], list = []);
            else
                (list ?? throw new FormatException($"The line precedes the first heading: {line}"))
                    .AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return new WordLists(lists);
    }
}
