using System.Collections.Frozen;
using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>Finds the names of the people of a conversation in what is said.</summary>
internal sealed class MemberNames
{
    /// <summary>Names that are everyday words too: they are names only where their capital is not that of the sentence.</summary>
    private static readonly FrozenSet<string> Everyday = FrozenSet.ToFrozenSet(
        [
            "will", "may", "mark", "bill", "grace", "hope", "rich", "sue", "pat", "rob", "art", "drew", "faith", "joy", "jack", "grant",
            "chase", "dawn", "april", "june", "august", "rose", "penny", "frank", "ray", "max", "chance", "miles", "dean", "earl", "guy",
        ], StringComparer.Ordinal);

    private readonly Dictionary<string, AnalysedMember?> _byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _words = new(StringComparer.Ordinal);

    public MemberNames(IReadOnlyList<AnalysedMember> members)
    {
        foreach (var member in members)
        {
            var words = Sentence.Tokens(member.Name).Select(token => token.Word).ToArray();
            // "Speaker 1" is nobody's name.
            if (words.Length == 0 || words.Any(word => char.IsAsciiDigit(word[0])))
                continue;
            _words[member.Id] = words;
            // Two of one first name are told apart by nothing that is said.
            _byFirst[words[0]] = _byFirst.ContainsKey(words[0]) ? null : member;
        }
    }

    /// <summary>The member named at a place, and how many words the name spans.</summary>
    public (AnalysedMember Member, int Length)? At(Sentence sentence, int at)
    {
        var words = sentence.Words;
        if (!_byFirst.TryGetValue(words[at].Word, out var member) || member is null)
            return null;
        var full = _words[member.Id];
        var length = 1;
        while (length < full.Length && at + length < words.Length && words[at + length].Word == full[length])
            length++;
        return IsName(sentence, at, length) ? (member, length) : null;
    }

    /// <summary>All names in a sentence, in order.</summary>
    public IEnumerable<(AnalysedMember Member, int At, int Length)> In(Sentence sentence)
    {
        for (var at = 0; at < sentence.Words.Length; at++)
        {
            if (At(sentence, at) is not { } found)
                continue;
            yield return (found.Member, at, found.Length);
            at += found.Length - 1;
        }
    }

    /// <summary>The member a sentence is addressed to: "Ann, could you …", "could you …, Ann?".</summary>
    public AnalysedMember? Addressed(Sentence sentence)
    {
        var words = sentence.Words;
        foreach (var (member, at, length) in In(sentence))
        {
            if (member.Id == sentence.Message.MemberId)
                continue;
            var last = at + length == words.Length;
            var commaAfter = last || sentence.After(at + length - 1).Contains(',');
            var commaBefore = at == 0 || sentence.After(at - 1).Contains(',') || QuestionWords.IsLeadIn(words.AsSpan(0, at));
            // Speech that was written down without commas: "ben can you".
            var isAsked = !last && at <= 2 && !sentence.Text.Contains(',')
                && words[at + length].Word is "can" or "could" or "would" or "please";
            if (commaBefore && (commaAfter || isAsked))
                return member;
        }

        return null;
    }

    private static bool IsName(Sentence sentence, int at, int length)
    {
        var word = sentence.Words[at];
        if (!Everyday.Contains(word.Word) || length > 1)
            return !sentence.HasCapitals || sentence.IsCapital(word);
        return sentence.IsCapital(word) && (at > 0 || sentence.After(at).Contains(','));
    }
}
