using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>
/// Splits a commitment with several verbs, so that each part has its own date: "I'll send it Monday and call you on Wednesday". Parts with
/// one date in common stay together: "I'll prepare and send it by Friday".
/// </summary>
internal static class CommitmentParts
{
    /// <summary>Gets the parts of a commitment in order.</summary>
    /// <param name="commitment">The commitment without a due date.</param>
    /// <param name="withDue">Finds the due date of a part.</param>
    public static IReadOnlyList<Commitment> Of(Commitment commitment, Func<Commitment, Commitment> withDue)
    {
        var whole = withDue(commitment);
        if (commitment.Form == CommitmentForm.Appointment || commitment.Sentence.Dates.Count == 0)
            return [whole];
        var parts = new List<Commitment>();
        var rest = commitment;
        for (var at = commitment.Verb + 1; at < commitment.End; at++)
        {
            if (Join(rest, at) is not { } next)
                continue;
            var (first, second) = (withDue(rest with { End = at }), withDue(next));
            if (second.Due is null || (first.Due is null ? first.IsFollowUp == second.IsFollowUp : first.Due == second.Due))
                continue;
            parts.Add(first);
            rest = next;
            at = next.Verb;
        }

        if (parts.Count == 0)
            return [whole];
        parts.Add(withDue(rest));
        return parts;
    }

    /// <summary>Gets the part that begins after "and" or "then" at a word; null if no verb of work follows.</summary>
    private static Commitment? Join(Commitment commitment, int at)
    {
        var words = commitment.Sentence.Words;
        var isAddition = words[at].Word == "but" && at + 1 < words.Length && words[at + 1].Word == "also";
        if (!isAddition && words[at].Word is not ("and" or "then" or "or"))
            return null;
        var verb = at + 1;
        while (verb < commitment.End && (words[verb].Word is "then" or "also" or "to" || CommitmentWords.Fillers.MatchAt(words, verb) > 0))
            verb += Math.Max(1, CommitmentWords.Fillers.MatchAt(words, verb));
        if (verb >= commitment.End)
            return null;
        var (kind, _) = CommitmentFinder.Act(words, verb);
        // "And the list" is a further thing, not a further verb.
        return kind is ActKind.Deferred or ActKind.FollowUp or ActKind.LooseFollowUp && !StopWords.Determiners.Contains(words[verb - 1].Word)
            ? commitment with { Begin = verb, Act = verb, Verb = verb, Kind = kind, Due = null }
            : null;
    }
}
