using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Symbl.Domain.Analysis;

namespace Symbl.Language.Text;

/// <summary>Finds the names of the members of a conversation in sentences.</summary>
internal sealed class MemberNames
{
    /// <summary>Names that are common words too. They count as names only with a capital that does not begin the sentence.</summary>
    private static readonly FrozenSet<string> CommonWords = FrozenSet.ToFrozenSet(
        [
            "will", "may", "mark", "bill", "grace", "hope", "rich", "sue", "pat", "rob", "art", "drew", "faith", "joy", "jack", "grant",
            "chase", "dawn", "april", "june", "august", "rose", "penny", "frank", "ray", "max", "chance", "miles", "dean", "earl", "guy",
        ], StringComparer.Ordinal);

    private const int MostLeadIn = 16;

    private readonly ConditionalWeakTable<Sentence, Lazy<AnalyzedMember?>> _addressed = [];
    private readonly Dictionary<string, AnalyzedMember?> _byFirst = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, AnalyzedMember>? _hidden;
    private readonly Dictionary<string, string[]> _words = new(StringComparer.Ordinal);

    /// <summary>Learns the names of the members.</summary>
    /// <param name="members">The members of the conversation.</param>
    /// <param name="hidden">The members whose names other words replace, by these words.</param>
    public MemberNames(IReadOnlyList<AnalyzedMember> members, IReadOnlyDictionary<string, AnalyzedMember>? hidden = null)
    {
        _hidden = hidden;
        foreach (var member in members)
        {
            var words = Token.Split(member.Name).Select(token => token.Word).ToArray();
            // "Speaker 1" is a label, not a name.
            if (words.Length == 0 || words.Any(word => char.IsAsciiDigit(word[0])))
                continue;
            _words[member.Id] = words;
            // A first name that two members share identifies neither of them.
            _byFirst[words[0]] = _byFirst.ContainsKey(words[0]) ? null : member;
        }
    }

    /// <summary>Gets the member whom a sentence names at a word, and the number of words of the name; null if there is no name.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">Index of the word.</param>
    public (AnalyzedMember Member, int Length)? At(Sentence sentence, int at)
    {
        var words = sentence.Words;
        if (_hidden is not null && _hidden.TryGetValue(words[at].Word, out var replaced))
            return (replaced, 1);
        if (!_byFirst.TryGetValue(words[at].Word, out var member) || member is null)
            return null;
        var full = _words[member.Id];
        var length = 1;
        while (length < full.Length && at + length < words.Length && words[at + length].Word == full[length])
            length++;
        return IsName(sentence, at, length) ? (member, length) : null;
    }

    /// <summary>Gets the member whom a name refers to; otherwise null.</summary>
    /// <param name="name">The name.</param>
    public AnalyzedMember? Named(string name) =>
        Token.Split(name) is [var first, ..] && _byFirst.TryGetValue(first.Word, out var member) ? member : null;

    /// <summary>Gets all names of a sentence in order, each with the index of its first word and its number of words.</summary>
    /// <param name="sentence">The sentence.</param>
    public IEnumerable<(AnalyzedMember Member, int At, int Length)> In(Sentence sentence)
    {
        for (var at = 0; at < sentence.Words.Length; at++)
        {
            if (At(sentence, at) is not { } found)
                continue;
            yield return (found.Member, at, found.Length);
            at += found.Length - 1;
        }
    }

    /// <summary>Gets the member whom a sentence addresses ("Ann, could you ...", "could you ..., Ann?"); otherwise null.</summary>
    /// <param name="sentence">The sentence.</param>
    public AnalyzedMember? Addressed(Sentence sentence) =>
        _addressed.GetValue(sentence, one => new Lazy<AnalyzedMember?>(() => FindAddressed(one))).Value;

    private AnalyzedMember? FindAddressed(Sentence sentence)
    {
        var words = sentence.Words;
        foreach (var (member, at, length) in In(sentence))
        {
            if (member.Id == sentence.Message.MemberId)
                continue;
            var last = at + length == words.Length;
            var commaAfter = last || sentence.After(at + length - 1).Contains(',');
            var commaBefore = at == 0 || sentence.After(at - 1).Contains(',')
                || (at <= MostLeadIn && QuestionWords.IsLeadIn(words.AsSpan(0, at)));
            // A transcript without commas: "ben can you".
            var isAsked = !last && at <= 2 && !sentence.HasCommas
                && words[at + length].Word is "can" or "could" or "would" or "please";
            if (commaBefore && (commaAfter || isAsked))
                return member;
        }

        return null;
    }

    private static bool IsName(Sentence sentence, int at, int length)
    {
        var word = sentence.Words[at];
        if (!CommonWords.Contains(word.Word) || length > 1)
            return !sentence.HasCapitals || sentence.IsCapital(word);
        return sentence.IsCapital(word) && (at > 0 || sentence.After(at).Contains(','));
    }
}
