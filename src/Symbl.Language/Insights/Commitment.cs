using Symbl.Domain.Analysis;
using Symbl.Language.Text;
using Symbl.Language.Time;

namespace Symbl.Language.Insights;

/// <summary>How a commitment is put.</summary>
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

/// <summary>What follows the beginning of a commitment.</summary>
internal enum ActKind
{
    /// <summary>No verb of the lists.</summary>
    Unknown,

    /// <summary>Work for after the conversation.</summary>
    Deferred,

    /// <summary>Done in the conversation itself.</summary>
    Instant,

    /// <summary>Nothing is promised or asked.</summary>
    Never,

    /// <summary>To meet, call or write again.</summary>
    FollowUp,

    /// <summary>The same in words that need a time to mean it.</summary>
    LooseFollowUp,
}

/// <summary>A promise, a request or an agreement within a sentence. Places are numbers of words.</summary>
internal sealed record Commitment
{
    public required Sentence Sentence { get; init; }

    public required CommitmentForm Form { get; init; }

    /// <summary>Where it begins: "I'll".</summary>
    public required int Begin { get; init; }

    /// <summary>What follows the beginning, with adverbs: "also send".</summary>
    public required int Act { get; init; }

    /// <summary>The verb: "send".</summary>
    public required int Verb { get; init; }

    /// <summary>After its last word.</summary>
    public required int End { get; init; }

    /// <summary>What the verb means.</summary>
    public required ActKind Kind { get; init; }

    /// <summary>Whether "probably", "try to" or the like weakens it.</summary>
    public bool Hedged { get; init; }

    /// <summary>Whether it holds only when the next speaker says yes to it: "Ben will send it, right?"</summary>
    public bool NeedsYes { get; init; }

    /// <summary>The member named as the one who acts.</summary>
    public AnalysedMember? Named { get; init; }

    /// <summary>When it is due.</summary>
    public DateExpression? Due { get; init; }

    /// <summary>Whether it is to meet, call or write again rather than other work.</summary>
    public bool IsFollowUp => Kind is ActKind.FollowUp or ActKind.LooseFollowUp;

    /// <summary>Whether it begins with "we".</summary>
    public bool IsWe => Sentence.Words[Begin].Word.StartsWith("we", StringComparison.Ordinal);

    /// <summary>Whether it speaks of "it" or "that", which something said before explains. "IT" is a department.</summary>
    public bool PointsBack => Sentence.Words[Verb..End].Any(word =>
        word.Word is "it" or "that" or "this" or "them" or "those" or "these" or "one" && !Sentence.IsCapital(word));

    /// <summary>The verb and what belongs to it, as it stands.</summary>
    public string Phrase => Slice(Verb);

    /// <summary>The whole commitment, as it stands.</summary>
    public string Clause => Slice(Begin);

    private string Slice(int from) => Sentence.Text[Sentence.Words[from].Start..Sentence.Words[End - 1].End];
}
