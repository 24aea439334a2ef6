using Symbl.Domain.Analysis;
using Symbl.Language.Time;

namespace Symbl.Language.Insights;

/// <summary>What an insight is, by the contract's names.</summary>
internal static class InsightKind
{
    public const string Question = "question";

    public const string ActionItem = "action_item";

    public const string FollowUp = "follow_up";
}

/// <summary>Something that was asked, promised, asked for or agreed.</summary>
internal sealed record Insight
{
    /// <summary>16 digits, the same whenever it is found again.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="InsightKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The speaker's own words.</summary>
    public required string Text { get; init; }

    /// <summary>How sure the rules are, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>The messages it was said in, in order.</summary>
    public required IReadOnlyList<AnalysedMessage> Messages { get; init; }

    /// <summary>Who said it.</summary>
    public required AnalysedMember From { get; init; }

    /// <summary>Who is to act; null where nobody in particular took it on, and for questions.</summary>
    public AnalysedMember? Assignee { get; init; }

    /// <summary>When it is due, UTC; null where nobody said.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>Whether it is a firm commitment.</summary>
    public bool Definitive { get; init; }

    /// <summary>The part that says what to do, where such parts were asked for.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>People and times named in the text.</summary>
    public required IReadOnlyList<NamedThing> Entities { get; init; }

    /// <summary>It restated with names: "Ann will send Bob the contract"; null for questions.</summary>
    public string? Restated { get; init; }

    /// <summary>The messages one needs to understand it, in order, with those it was said in.</summary>
    public IReadOnlyList<AnalysedMessage> Context { get; init; } = [];

    /// <summary>Where the text begins in its first message.</summary>
    public int Offset { get; init; }
}

/// <summary>A person or a time in the text of an insight.</summary>
/// <param name="Type"><c>person</c>, or what kind of time it is.</param>
/// <param name="Text">As it stands.</param>
/// <param name="Offset">Where it begins in the text of the insight.</param>
/// <param name="Member">The person.</param>
/// <param name="Time">The time.</param>
internal sealed record NamedThing(string Type, string Text, int Offset, AnalysedMember? Member, Time.DateExpression? Time);

/// <summary>The questions, action items and follow-ups of a conversation, each in order of time.</summary>
/// <param name="Questions">What was asked.</param>
/// <param name="ActionItems">What is to be done.</param>
/// <param name="FollowUps">Who is to be met, called or written to again.</param>
/// <param name="All">All of them in order of time.</param>
internal sealed record ConversationInsights(
    IReadOnlyList<Insight> Questions,
    IReadOnlyList<Insight> ActionItems,
    IReadOnlyList<Insight> FollowUps,
    IReadOnlyList<Insight> All);
