using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Symbl.Language.Text;
using Symbl.Language.Tracking;

namespace Symbl.Language.Entities;

/// <summary>
/// Finds names of people: of the members of the conversation, of people whom a speaker introduces ("my name is Ann Lee", "Dr. Patel"), and
/// names that begin with a common first name. A capital alone does not make a name.
/// </summary>
internal sealed partial class PersonNames
{
    // A longer text is no name that people say.
    private const int LongestName = 200;

    private const string Capitalized = @"\p{Lu}[\p{L}\p{M}]*(?:[-'\u2019]\p{Lu}?[\p{L}\p{M}]+)*";

    // Labels that take the place of a name.
    private static readonly FrozenSet<string> Labels = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "speaker", "agent", "customer", "client", "caller", "host", "guest", "user", "unknown", "support", "sales", "rep", "representative",
        "moderator", "interviewer", "interviewee", "participant", "patient", "doctor", "nurse", "manager", "operator", "attendee", "team",
        "channel", "member", "person", "me", "you", "admin", "bot", "assistant", "teacher", "student", "candidate", "recruiter");

    // First names that are words too. They count as names only with a capital inside a sentence.
    private static readonly FrozenSet<string> AlsoWords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "will", "mark", "may", "grace", "hope", "bill", "rose", "art", "jack", "sue", "pat", "rob", "frank", "dawn", "joy", "max", "guy",
        "drew", "chase", "grant", "rich", "gene", "miles", "lane", "dale", "glen", "faith", "summer", "april", "june", "august", "autumn",
        "amber", "ruby", "pearl", "iris", "lily", "violet", "daisy", "ivy", "holly", "heather", "ginger", "olive", "penny", "robin",
        "jay", "ray", "rusty", "sandy", "stormy", "sunny", "ward", "wade", "clay", "cliff", "dean", "earl", "duke", "prince", "king",
        "bob", "nick", "don", "ken", "tony", "carol", "christian", "angel", "destiny", "harmony", "melody", "charity", "christmas",
        "young", "long", "brown", "green", "white", "black", "gray", "grey", "day", "best", "wise", "sharp", "price", "rice", "park",
        "case",
        "banks", "bush", "cook", "baker", "carter", "hunter", "fisher", "taylor", "mason", "parker", "walker", "page", "hall", "wood",
        "woods", "stone", "field", "fields", "hill", "rivers", "ford", "love", "low", "major", "close", "power", "powers",
        "worth", "early", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private static readonly Lazy<FrozenSet<string>> FirstNames = new(ReadFirstNames);

    private readonly PhraseTrie<Name> _names = new(word => word);
    private readonly bool _findCommon;

    private PersonNames(Dictionary<string, Name> names, bool findCommon)
    {
        _findCommon = findCommon;
        foreach (var (text, name) in names)
            _names.Add(text, name);
    }

    /// <summary>Learns the names of a conversation.</summary>
    /// <param name="members">Names of the members.</param>
    /// <param name="texts">Texts of the messages with their words, which may introduce people; null if they are not in English.</param>
    public static PersonNames Of(IEnumerable<string> members, IEnumerable<(string Text, IReadOnlyList<WordSpan> Words)>? texts)
    {
        var names = new Dictionary<string, Name>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in members)
            Learn(names, member);
        foreach (var (text, words) in texts ?? [])
        {
            foreach (var (start, end) in Common(text, words))
            {
                if (text.AsSpan(start, end - start).Contains(' '))
                    Learn(names, text[start..end]);
            }

            foreach (var name in Matches(text, Introduction()))
            {
                if (!AlsoWords.Contains(name))
                    Learn(names, name);
            }

            foreach (var name in Matches(text, Titled()))
                Learn(names, name, withParts: false);
        }

        return new PersonNames(names, texts is not null);
    }

    /// <summary>Finds the names in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">The words of the text.</param>
    public IEnumerable<FoundEntity> Find(string text, IReadOnlyList<WordSpan> words)
    {
        var hasCapitals = text.Any(char.IsUpper);
        foreach (var (first, count, name) in _names.Find(text, words))
        {
            var span = words[first];
            if (count == 1 && !IsMeant(text, hasCapitals, words, first, name))
                continue;
            var end = WithoutPossessive(text, words[first + count - 1]);
            yield return new FoundEntity(span.Start, end - span.Start, EntityKind.PersonName, name.Full);
        }

        if (!_findCommon)
            yield break;
        foreach (var (start, end) in Common(text, words))
            yield return new FoundEntity(start, end - start, EntityKind.PersonName, text[start..end]);
    }

    private static IEnumerable<string> Matches(string text, Regex introduction) => TextWindows.Find(
        text,
        window => introduction.Matches(window).Select(match => (match.Index, Name: match.Groups["name"].Value)),
        found => found.Index,
        (found, by) => (found.Index + by, found.Name)).Select(found => found.Name);

    /// <summary>Finds common first names, each with the last name that follows it, if any.</summary>
    private static IEnumerable<(int Start, int End)> Common(string text, IReadOnlyList<WordSpan> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var end = WithoutPossessive(text, words[i]);
            if (!FirstNames.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(words[i].Start, end - words[i].Start)))
                continue;
            yield return end == words[i].End && i + 1 < words.Count && IsLastName(text, words[i], words[i + 1])
                ? (words[i].Start, WithoutPossessive(text, words[i + 1]))
                : (words[i].Start, end);
        }
    }

    private static bool IsLastName(string text, WordSpan first, WordSpan next) =>
        next.Start == first.End + 1 && text[first.End] == ' ' && next.Length > 2 && char.IsUpper(text[next.Start])
        && char.IsLower(text[next.Start + 1]) && !AlsoWords.Contains(next.In(text).ToString())
        && !FirstNames.Value.Contains(next.In(text).ToString());

    private static FrozenSet<string> ReadFirstNames()
    {
        using var stream = typeof(PersonNames).Assembly.GetManifestResourceStream("first-names-en.txt")
            ?? throw new InvalidOperationException("The assembly does not contain the list of first names.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal);
    }

    // "Will" at the start of a sentence is usually a verb, and so is "mark" in lowercase.
    private static bool IsMeant(string text, bool hasCapitals, IReadOnlyList<WordSpan> words, int at, Name name)
    {
        var word = words[at];
        if (!name.IsWord)
            return char.IsUpper(text[word.Start]) || !hasCapitals;
        var startsSentence = at == 0 || word.AfterBreak;
        var isAddressed = (word.End < text.Length && text[word.End] is ',' or '!')
            || (word.Start > 1 && text[(word.Start - 2)..word.Start] == ", ");
        return char.IsUpper(text[word.Start]) && (!startsSentence || (isAddressed && name.IsPart));
    }

    private static int WithoutPossessive(string text, WordSpan word) =>
        word.Length > 2 && text[word.End - 1] is 's' or 'S' && text[word.End - 2] is '\'' or '\u2019' ? word.End - 2 : word.End;

    private static void Learn(Dictionary<string, Name> names, string text, bool withParts = true)
    {
        if (text.Length > LongestName)
            return;
        var full = Spaces().Replace(Brackets().Replace(text, " "), " ").Trim();
        var parts = full.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(part => part.Count(char.IsLetter) > 1 && !Title().IsMatch(part)).ToList();
        // The name of "Agent Dana" is Dana.
        if (parts.RemoveAll(Labels.Contains) > 0)
            full = string.Join(' ', parts);
        if (parts.Count == 0 || full.Contains('@', StringComparison.Ordinal) || full.Any(char.IsDigit) || !char.IsLetter(full[0]))
            return;
        Add(full, isPart: false);
        // "Lopez, Maria" is spoken as "Maria Lopez".
        var isReversed = full.Contains(',', StringComparison.Ordinal);
        if (isReversed && parts.Count == 2)
            Add($"{parts[1]} {parts[0]}", isPart: false);
        if (!withParts || parts.Count > 3)
            return;
        Add(isReversed ? parts[^1] : parts[0], isPart: true);
        if (parts.Count > 1)
            Add(isReversed ? parts[0] : parts[^1], isPart: true);

        void Add(string form, bool isPart)
        {
            foreach (var spoken in (ReadOnlySpan<string>)[form, form + "'s"])
            {
                if (!names.TryAdd(spoken, new Name(full, AlsoWords.Contains(form), isPart)) && names[spoken] is var known
                    && known.Full != full && full.Contains(' ', StringComparison.Ordinal))
                    names[spoken] = known with { Full = known.Full.Contains(' ', StringComparison.Ordinal) ? form : full };
            }
        }
    }

    // A name follows "my name is". After "this is", the rest of the sentence must show an introduction.
    [GeneratedRegex(
        @"\b(?:[Mm]y name is|[Mm]y name's|[Pp]lease welcome)\s+(?<name>" + Capitalized + @"(?:\s" + Capitalized + "){0,2})"
        + @"|\b(?:[Tt]his is|I['\u2019]m|I am|[Ss]peaking with)\s+(?<name>" + Capitalized + @"(?:\s" + Capitalized + ")?)"
        + @"(?=,? (?:from|with|speaking|calling|here)\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Introduction();

    [GeneratedRegex(
        @"\b(?:Mr|Mrs|Ms|Dr|Prof|Miss|Professor)\.? (?<name>" + Capitalized + @"(?:\s" + Capitalized + ")?)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    [GeneratedRegex(@"^(?:Mr|Mrs|Ms|Dr|Prof|Miss|Jr|Sr|II|III|PhD|MD)\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]|[""\u201C\u201D]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>A form of a name. A first name that two people share has no full name.</summary>
    private sealed record Name(string Full, bool IsWord, bool IsPart);
}
