using System.Text;
using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>
/// Restates a commitment so that it needs no context: "I'll send you the contract" becomes "Ann will send Bob the contract." Names replace
/// pronouns and the verbs after them agree. All other words stay unchanged.
/// </summary>
internal static class Restatement
{
    private static readonly WordLists Lists = WordLists.Load("restatement-en.txt");
    private static readonly PhraseSet Subordinators = Lists["subordinators"];
    private static readonly PhraseSet Unchanging = Lists["unchanging"];
    private static readonly PhraseSet AddS = Lists["add-s"];
    private static readonly PhraseSet AddEs = Lists["add-es"];

    /// <summary>Restates a commitment.</summary>
    /// <param name="resolved">The commitment.</param>
    public static string Of(ResolvedCommitment resolved)
    {
        var (commitment, speaker) = (resolved.Commitment, resolved.Speaker);
        var words = commitment.Sentence.Words;
        var opening = words[commitment.Opening];
        var last = opening.Length == 0 ? "" : opening[^1].Word;
        return commitment.Form switch
        {
            CommitmentForm.Promise or CommitmentForm.Offer when resolved.Assignee is not null =>
                Restate(resolved, speaker, "will", commitment.Act),
            CommitmentForm.Intention when resolved.Assignee is not null =>
                Restate(resolved, speaker, IsPlan(commitment) ? "plans to" : "can", commitment.Act),
            CommitmentForm.Duty => Restate(resolved, speaker, last is "should" or "must" ? last : "needs to", commitment.Act),
            CommitmentForm.Request or CommitmentForm.YourDuty when resolved.Assignee is { } asked => resolved.IsAccepted
                ? Restate(resolved, asked, "will", commitment.Verb)
                : Restate(resolved, asked, "to", commitment.Verb, $"{speaker.Name} asked "),
            CommitmentForm.Named when resolved.IsAccepted => Restate(resolved, commitment.Named!, "will", commitment.Verb),
            CommitmentForm.Named when opening[0].Word is "can" or "could" =>
                Restate(resolved, commitment.Named!, "to", commitment.Verb, $"{speaker.Name} asked "),
            CommitmentForm.Named =>
                Restate(resolved, commitment.Named!, last is "should" or "must" or "will" ? last : "needs to", commitment.Act),
            CommitmentForm.House => Finish(commitment.Clause),
            // A commitment without an assignee stays a quotation.
            _ => $"{speaker.Name} said: {Finish(commitment.Clause)}",
        };
    }

    private static bool IsPlan(Commitment commitment) => commitment.Sentence.Words[commitment.Opening]
        .Any(word => word.Word is "plan" or "planning" or "intend");

    private static string Restate(ResolvedCommitment resolved, AnalyzedMember subject, string verb, int from, string before = "")
    {
        var sentence = resolved.Commitment.Sentence;
        var words = sentence.Words;
        var text = new StringBuilder(before).Append(subject.Name).Append(' ').Append(verb).Append(' ');
        var at = words[from].Start;
        for (var i = from; i < resolved.Commitment.End; i++)
        {
            // A subordinate clause with a verb of unknown inflection is omitted and ends the sentence.
            if (i > from && Subordinators.MatchAt(words, i) is var length and > 0 && !CanRestate(words, i + length))
                break;
            text.Append(sentence.Text, at, words[i].Start - at);
            text.Append(Named(resolved, subject, words, i) ?? Agreeing(words, i) ?? Original(resolved, words, i, from));
            at = words[i].End;
        }

        return Finish(text.ToString());
    }

    /// <summary>Gets the original word. "Would you mind sending" is a request to send.</summary>
    private static string Original(ResolvedCommitment resolved, Token[] words, int i, int from)
    {
        var original = resolved.Commitment.Sentence.Text[words[i].Start..words[i].End];
        if (i != from || resolved.Commitment.Form != CommitmentForm.Request)
            return original;
        // A request without an opening can begin with a capital.
        return resolved.Commitment.Act == resolved.Commitment.Begin ? words[i].Word : Gerund.Base(original, CommitmentWords.Deferred.Contains);
    }

    private static string? Named(ResolvedCommitment resolved, AnalyzedMember subject, Token[] words, int i)
    {
        var (speaker, listener) = (resolved.Speaker, resolved.Listener);
        return words[i].Word switch
        {
            // "Thursday, I mean Friday" tells nothing about the speaker.
            "i" when i + 1 < words.Length && words[i + 1].Word is "mean" or "meant" => null,
            "i" or "me" => speaker.Name,
            "i'm" => speaker.Name + " is",
            "i've" => speaker.Name + " has",
            "i'll" => speaker.Name + " will",
            "my" => Possessive(speaker, subject),
            "you" => listener?.Name,
            "you're" => listener is null ? null : listener.Name + " is",
            "you've" => listener is null ? null : listener.Name + " has",
            "you'll" => listener is null ? null : listener.Name + " will",
            "your" => listener is null ? null : Possessive(listener, subject),
            _ => null,
        };
    }

    /// <summary>Gets "their" for the subject of the sentence and the name with an apostrophe for other members.</summary>
    private static string Possessive(AnalyzedMember owner, AnalyzedMember subject) => owner.Id == subject.Id ? "their" : owner.Name + "'s";

    private static bool CanRestate(Token[] words, int pronoun) =>
        pronoun + 1 >= words.Length || words[pronoun].Word is not ("i" or "you") || Agreement(words[pronoun + 1].Word) is not null;

    /// <summary>Gets the verb that agrees with a name: "once I have" becomes "once Ann has".</summary>
    private static string? Agreeing(Token[] words, int i) =>
        i > 1 && (words[i - 1].Word == "i" || words[i - 1].Word == "you" && IsSubject(words, i - 1)) ? Agreement(words[i].Word) : null;

    private static bool IsSubject(Token[] words, int pronoun)
    {
        for (var at = Math.Max(0, pronoun - 3); at < pronoun; at++)
            if (Subordinators.MatchAt(words, at) == pronoun - at)
                return true;
        return false;
    }

    private static string? Agreement(string verb) => verb switch
    {
        "have" => "has",
        "am" or "are" => "is",
        "were" => "was",
        _ when Unchanging.Contains(verb) || verb.EndsWith("ed", StringComparison.Ordinal) => verb,
        _ when AddS.Contains(verb) => verb + "s",
        _ when AddEs.Contains(verb) => verb + "es",
        _ => null,
    };

    private static string Finish(string text)
    {
        var trimmed = text.TrimEnd(' ', ',', ';', ':', '.', '-');
        return char.ToUpperInvariant(trimmed[0]) + trimmed[1..] + ".";
    }
}
