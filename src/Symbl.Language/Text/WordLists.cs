using System.Collections.Frozen;

namespace Symbl.Language.Text;

/// <summary>
/// Lists of words and set phrases under headings, from a text resource beside the program. A line of <c>[heading]</c> begins a list; the
/// lines after it hold its phrases, apart by blanks; an underscore joins the words of a phrase, <c>~</c> stands for up to three words.
/// </summary>
internal sealed class WordLists
{
    private readonly FrozenDictionary<string, PhraseSet> _lists;

    private WordLists(IReadOnlyDictionary<string, List<string>> lists) =>
        _lists = lists.ToFrozenDictionary(list => list.Key, list => new PhraseSet(list.Value), StringComparer.Ordinal);

    /// <summary>The list under a heading.</summary>
    public PhraseSet this[string heading] => _lists[heading];

    /// <summary>Reads a resource of the program.</summary>
    public static WordLists Load(string resource)
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The word lists {resource} are not in the assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }

    /// <summary>Reads lists.</summary>
    /// <exception cref="FormatException">A phrase stands before the first heading.</exception>
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
                (list ?? throw new FormatException($"A list begins with its heading, and this stands before the first: {line}"))
                    .AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return new WordLists(lists);
    }
}
