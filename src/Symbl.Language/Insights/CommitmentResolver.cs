using Symbl.Domain.Analysis;
using Symbl.Language.Text;
using Symbl.Language.Time;

namespace Symbl.Language.Insights;

/// <summary>A commitment with the people it refers to and the reply to it.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Speaker">The member who said it.</param>
/// <param name="Listener">The member that "you" refers to; null if that is unknown.</param>
/// <param name="Assignee">The member who takes on the work; null if that is no particular member.</param>
/// <param name="IsAccepted">Whether another member agreed to a request.</param>
/// <param name="Score">Confidence, 0 to 1.</param>
/// <param name="Context">The messages that a reader needs to understand the commitment, in order.</param>
/// <param name="Acceptance">The message that agrees to a request; otherwise null.</param>
internal sealed record ResolvedCommitment(
    Commitment Commitment,
    AnalyzedMember Speaker,
    AnalyzedMember? Listener,
    AnalyzedMember? Assignee,
    bool IsAccepted,
    double Score,
    IReadOnlyList<AnalyzedMessage> Context,
    AnalyzedMessage? Acceptance)
{
    /// <summary>The due date, which another commitment of the same sentence may state.</summary>
    public DateExpression? Due { get; init; }

    /// <summary>Whether the commitment is firm: a promise without "maybe", or an accepted request.</summary>
    public bool IsDefinitive => !Commitment.Hedged && (IsAccepted || Commitment.Form is CommitmentForm.Promise or CommitmentForm.Offer
        or CommitmentForm.Named or CommitmentForm.House or CommitmentForm.Appointment);
}

/// <summary>
/// Resolves a commitment from the messages around it: the member it addresses, and whether the next speaker accepts or refuses a request.
/// </summary>
/// <param name="conversation">The conversation.</param>
internal sealed class CommitmentResolver(ConversationText conversation)
{
    /// <summary>Longer sentences, which are frequent in transcripts without punctuation, are cut to the clause of the commitment.</summary>
    public const int LongSentence = 40;

    private const int MostMessagesToReply = 2;
    private const int ReplyLength = 120;

    private readonly IReadOnlyList<AnalyzedMessage> _messages = conversation.Input.Messages;
    private readonly IReadOnlyList<AnalyzedMember> _members = conversation.Input.Members;
    private readonly MemberNames _names = conversation.Names;

    /// <summary>Resolves a commitment; null if it has no effect, such as a refused request or an offer without acceptance.</summary>
    /// <param name="commitment">A commitment of the conversation.</param>
    public ResolvedCommitment? Resolve(Commitment commitment)
    {
        var message = commitment.Sentence.Message;
        var speaker = conversation.Speaker(message);
        var reply = ReplyTo(commitment);
        var listener = Listener(commitment);
        if (listener is null && commitment.Form == CommitmentForm.Request && reply is { Accepts: true })
            listener = conversation.Speaker(reply.Message);
        var isAsked = commitment.Form is CommitmentForm.Request or CommitmentForm.YourDuty;
        if (isAsked && reply is { Accepts: false })
            return null;
        // "I can send you one" is only an offer until it is accepted or has a date.
        if (commitment.Form == CommitmentForm.Intention && commitment.Due is null && reply is not { Accepts: true })
            return null;
        if (commitment.Form == CommitmentForm.YourDuty && commitment.Due is null && _names.Addressed(commitment.Sentence) is null)
            return null;
        var accepted = (isAsked || commitment.NeedsYes || commitment.Named is not null) && reply is { Accepts: true };
        if (commitment.NeedsYes && !accepted)
            return null;
        // "Can you check the lights" is an immediate action. "Omar, can you check the logs?" is a task if Omar accepts.
        if (commitment.Form == CommitmentForm.Request && commitment.Kind == ActKind.Instant && commitment.Due is null && !accepted)
            return null;
        return new ResolvedCommitment(
            commitment,
            speaker,
            listener,
            Assignee(commitment, speaker, listener),
            accepted,
            Score(commitment, reply is { Accepts: true }),
            Context(commitment, accepted ? reply!.Message : null),
            accepted ? reply!.Message : null);
    }

    private AnalyzedMember? Listener(Commitment commitment)
    {
        if (_names.Addressed(commitment.Sentence) is { } addressed)
            return addressed;
        return _members.Count == 2 ? _members.First(member => member.Id != commitment.Sentence.Message.MemberId) : null;
    }

    private AnalyzedMember? Assignee(Commitment commitment, AnalyzedMember speaker, AnalyzedMember? listener) => commitment.Form switch
    {
        CommitmentForm.Named => commitment.Named,
        CommitmentForm.Request or CommitmentForm.YourDuty => listener,
        CommitmentForm.House or CommitmentForm.Appointment => null,
        CommitmentForm.GroupDuty => _names.Addressed(commitment.Sentence),
        // "We" is the side of the speaker in a conversation of two members; among more members it is no particular member.
        _ when commitment.IsWe => _members.Count == 2 || SpeaksToYou(commitment) ? speaker : null,
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

    /// <summary>Gets the reply of the next other speaker, if it begins with an acceptance or a refusal.</summary>
    private Reply? ReplyTo(Commitment commitment)
    {
        var asked = commitment.Sentence;
        for (var at = asked.Index + 1; at < _messages.Count && at <= asked.Index + MostMessagesToReply; at++)
        {
            var message = _messages[at];
            if (message.MemberId == asked.Message.MemberId)
                continue;
            var words = Token.Split(message.Text.Length > ReplyLength ? message.Text[..ReplyLength] : message.Text);
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
    /// Gets the message of the commitment, the message before it if the commitment refers back by "it" or "that", and the message that
    /// accepts it.
    /// </summary>
    private List<AnalyzedMessage> Context(Commitment commitment, AnalyzedMessage? acceptance)
    {
        var sentence = commitment.Sentence;
        var context = new List<AnalyzedMessage>();
        if (commitment.PointsBack && sentence.Index > 0 && _messages[sentence.Index - 1] is { Text.Length: > 0 } before)
            context.Add(before);
        context.Add(sentence.Message);
        if (acceptance is not null)
            context.Add(acceptance);
        return context;
    }

    private sealed record Reply(AnalyzedMessage Message, bool Accepts);
}
