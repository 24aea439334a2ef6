using Symbl.Domain.Analysis;
using Symbl.Language.Text;
using Symbl.Language.Time;

namespace Symbl.Language.Insights;

/// <summary>A commitment with who is meant, and what was answered to it.</summary>
/// <param name="Commitment">What was said.</param>
/// <param name="Speaker">Who said it.</param>
/// <param name="Listener">Who "you" is; null where it may be anyone.</param>
/// <param name="Assignee">Who is to act; null where nobody in particular took it on.</param>
/// <param name="IsAccepted">Whether a request was answered with a yes.</param>
/// <param name="Score">How sure it is, 0 to 1.</param>
/// <param name="Context">The messages one needs to understand it, in order.</param>
/// <param name="Yes">The message that agrees to a request; null where none does.</param>
internal sealed record ResolvedCommitment(
    Commitment Commitment,
    AnalysedMember Speaker,
    AnalysedMember? Listener,
    AnalysedMember? Assignee,
    bool IsAccepted,
    double Score,
    IReadOnlyList<AnalysedMessage> Context,
    AnalysedMessage? Yes)
{
    /// <summary>When it is due, if need be by what else the sentence says.</summary>
    public Time.DateExpression? Due { get; init; }

    /// <summary>A promise without "maybe", or a request that was agreed to.</summary>
    public bool IsDefinitive => !Commitment.Hedged && (IsAccepted || Commitment.Form is CommitmentForm.Promise or CommitmentForm.Offer
        or CommitmentForm.Named or CommitmentForm.House or CommitmentForm.Appointment);
}

/// <summary>Reads a commitment in what was said around it: who is spoken to, and whether a request was agreed to or refused.</summary>
internal sealed class CommitmentResolver(AnalysisInput input, MemberNames names)
{
    /// <summary>A sentence of more words, as unpunctuated speech has them, is cut to the clause that commits.</summary>
    public const int LongSentence = 40;

    private const int AnswersWithin = 2;

    private readonly Dictionary<string, AnalysedMember> _members = input.Members.ToDictionary(member => member.Id, StringComparer.Ordinal);

    /// <summary>Null for what comes to nothing: a request that was refused, an offer nobody took up.</summary>
    public ResolvedCommitment? Understand(Commitment commitment)
    {
        var message = commitment.Sentence.Message;
        var speaker = _members[message.MemberId];
        var answer = Answer(commitment);
        var listener = Listener(commitment);
        if (listener is null && commitment.Form == CommitmentForm.Request && answer is { Accepts: true })
            listener = _members[answer.Message.MemberId];
        var isAsked = commitment.Form is CommitmentForm.Request or CommitmentForm.YourDuty;
        if (isAsked && answer is { Accepts: false })
            return null;
        // "I can send you one" is an offer until it is taken up, or has its date.
        if (commitment.Form == CommitmentForm.Intention && commitment.Due is null && answer is not { Accepts: true })
            return null;
        if (commitment.Form == CommitmentForm.YourDuty && commitment.Due is null && names.Addressed(commitment.Sentence) is null)
            return null;
        var accepted = (isAsked || commitment.NeedsYes || commitment.Named is not null) && answer is { Accepts: true };
        if (commitment.NeedsYes && !accepted)
            return null;
        // "Can you check the lights" is done on the spot, but "Omar, can you check the logs?" is not, once he said yes.
        if (commitment.Form == CommitmentForm.Request && commitment.Kind == ActKind.Instant && commitment.Due is null && !accepted)
            return null;
        return new ResolvedCommitment(
            commitment,
            speaker,
            listener,
            Assignee(commitment, speaker, listener),
            accepted,
            Score(commitment, answer is { Accepts: true }),
            Context(commitment, accepted ? answer!.Message : null),
            accepted ? answer!.Message : null);
    }

    private AnalysedMember? Listener(Commitment commitment)
    {
        if (names.Addressed(commitment.Sentence) is { } addressed)
            return addressed;
        return input.Members.Count == 2 ? input.Members.First(member => member.Id != commitment.Sentence.Message.MemberId) : null;
    }

    private AnalysedMember? Assignee(Commitment commitment, AnalysedMember speaker, AnalysedMember? listener) => commitment.Form switch
    {
        CommitmentForm.Named => commitment.Named,
        CommitmentForm.Request or CommitmentForm.YourDuty => listener,
        CommitmentForm.House or CommitmentForm.Appointment => null,
        CommitmentForm.GroupDuty => names.Addressed(commitment.Sentence),
        // "We" is the speaker and who is with them: in a conversation of two the speaker's side, among more nobody in particular.
        _ when commitment.IsWe => input.Members.Count == 2 || SpeaksToYou(commitment) ? speaker : null,
        _ => speaker,
    };

    private static bool SpeaksToYou(Commitment commitment) =>
        commitment.Sentence.Words[commitment.Verb..commitment.End].Any(word => word.Word is "you" or "your");

    private static double Score(Commitment commitment, bool accepted)
    {
        var score = commitment.Form switch
        {
            CommitmentForm.Promise or CommitmentForm.Named => 0.85,
            CommitmentForm.House or CommitmentForm.Offer => 0.75,
            CommitmentForm.Request => 0.8,
            CommitmentForm.Duty => 0.75,
            CommitmentForm.GroupDuty => 0.7,
            CommitmentForm.YourDuty => 0.65,
            CommitmentForm.Appointment => 0.65,
            _ => 0.6,
        };
        if (commitment.Due is not null)
            score += 0.1;
        if (accepted)
            score += 0.05;
        if (commitment.Hedged)
            score -= 0.15;
        return Math.Round(Math.Clamp(score, 0, 1), 2);
    }

    /// <summary>What the next other speaker says to it, where that begins with a yes or a no.</summary>
    private Reply? Answer(Commitment commitment)
    {
        var asked = commitment.Sentence;
        for (var at = asked.Index + 1; at < input.Messages.Count && at <= asked.Index + AnswersWithin; at++)
        {
            var message = input.Messages[at];
            if (message.MemberId == asked.Message.MemberId)
                continue;
            var words = Sentence.Tokens(message.Text.Length > 120 ? message.Text[..120] : message.Text);
            if (words.Length == 0)
                return null;
            var begin = words[0].Word is "oh" or "ah" or "hmm" or "well" or "uh" or "um" && words.Length > 1 ? 1 : 0;
            var yes = commitment.Form == CommitmentForm.Intention ? CommitmentWords.OfferAcceptances : CommitmentWords.Acceptances;
            if (yes.MatchAt(words, begin) > CommitmentWords.Refusals.MatchAt(words, begin))
                return new Reply(message, true);
            return CommitmentWords.Refusals.MatchAt(words, begin) > 0 ? new Reply(message, false) : null;
        }

        return null;
    }

    /// <summary>
    /// The message itself, with the yes that made it firm, and with the one before it by another speaker where it speaks of "it" or
    /// "that" alone.
    /// </summary>
    private List<AnalysedMessage> Context(Commitment commitment, AnalysedMessage? answer)
    {
        var sentence = commitment.Sentence;
        var context = new List<AnalysedMessage>();
        if (commitment.PointsBack && sentence.Index > 0 && input.Messages[sentence.Index - 1] is { Text.Length: > 0 } before)
            context.Add(before);
        context.Add(sentence.Message);
        if (answer is not null)
            context.Add(answer);
        return context;
    }

    private sealed record Reply(AnalysedMessage Message, bool Accepts);
}
