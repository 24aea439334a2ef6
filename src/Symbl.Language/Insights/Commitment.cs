using Symbl.Domain.Analysis;
using Symbl.Language.Text;
using Symbl.Language.Time;

namespace Symbl.Language.Insights;

/// <summary>The wording of a commitment.</summary>
internal enum CommitmentForm
{
    /// <summary>"I'll send it".</summary>
    Promise,

    /// <summary>"I can send it".</summary>
    Intention,

    /// <summary>"I need to send it".</summary>
    Duty,

    /// <summary>"We need to send it", "let's send it".</summary>
    GroupDuty,

    /// <summary>"Let me send it".</summary>
    Offer,

    /// <summary>"Could you send it", "please send it".</summary>
    Request,

    /// <summary>"You need to send it".</summary>
    YourDuty,

    /// <summary>"Ben will send it".</summary>
    Named,

    /// <summary>"Our technician will bring it".</summary>
    House,

    /// <summary>"Talk to you on Friday".</summary>
    Appointment,
}

/// <summary>The meaning of the verb of a commitment.</summary>
internal enum ActKind
{
    /// <summary>The verb is in no list.</summary>
    Unknown,

    /// <summary>Work for after the conversation.</summary>
    Deferred,

    /// <summary>Work that is done during the conversation.</summary>
    Instant,

    /// <summary>The verb promises and requests nothing.</summary>
    Never,

    /// <summary>A plan to meet, call or write again.</summary>
    FollowUp,

    /// <summary>A plan to meet, call or write again, if a time is named.</summary>
    LooseFollowUp,
}

/// <summary>A promise, a request or an agreement in a sentence. Positions are indexes of words.</summary>
internal sealed record Commitment
{
    /// <summary>The sentence.</summary>
    public required Sentence Sentence { get; init; }

    /// <summary>The wording.</summary>
    public required CommitmentForm Form { get; init; }

    /// <summary>Positions of the opening: "I'll". Commitments that share an opening can begin after it: "and call you".</summary>
    public required Range Opening { get; init; }

    /// <summary>Position of the first word.</summary>
    public required int Begin { get; init; }

    /// <summary>Position after the opening, with adverbs: "also send".</summary>
    public required int Act { get; init; }

    /// <summary>Position of the verb: "send".</summary>
    public required int Verb { get; init; }

    /// <summary>Position after the last word.</summary>
    public required int End { get; init; }

    /// <summary>The meaning of the verb.</summary>
    public required ActKind Kind { get; init; }

    /// <summary>Whether "probably", "try to" or a similar phrase weakens the commitment.</summary>
    public bool Hedged { get; init; }

    /// <summary>Whether the commitment depends on the agreement of the next speaker: "Ben will send it, right?"</summary>
    public bool NeedsYes { get; init; }

    /// <summary>The member whom the sentence names as the assignee.</summary>
    public AnalyzedMember? Named { get; init; }

    /// <summary>The due date.</summary>
    public DateExpression? Due { get; init; }

    /// <summary>Whether the commitment is a plan to meet, call or write again.</summary>
    public bool IsFollowUp => Kind is ActKind.FollowUp or ActKind.LooseFollowUp;

    /// <summary>Whether the commitment begins with "we".</summary>
    public bool IsWe => Sentence.Words[Opening.Start].Word.StartsWith("we", StringComparison.Ordinal);

    /// <summary>Whether the commitment refers to an earlier message by "it" or "that". "IT" is a department.</summary>
    public bool PointsBack => Sentence.Words[Verb..End].Any(word =>
        word.Word is "it" or "that" or "this" or "them" or "those" or "these" or "one" && !Sentence.IsCapital(word));

    /// <summary>The words from the verb to the end.</summary>
    public string Phrase => Slice(Verb);

    /// <summary>The words of the whole commitment.</summary>
    public string Clause => Slice(Begin);

    private string Slice(int from) => Sentence.Text[Sentence.Words[from].Start..Sentence.Words[End - 1].End];
}
