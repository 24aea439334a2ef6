using Symbl.Domain.Analysis;

namespace Symbl.Language.Insights;

/// <summary>The kinds of insights, as the API names them.</summary>
public static class InsightKind
{
    /// <summary>A question.</summary>
    public const string Question = "question";

    /// <summary>An action item.</summary>
    public const string ActionItem = "action_item";

    /// <summary>A follow-up.</summary>
    public const string FollowUp = "follow_up";
}

/// <summary>A question, an action item or a follow-up.</summary>
public sealed record Insight
{
    /// <summary>16 digits. The same insight of the same conversation always has the same id.</summary>
    public required string Id { get; init; }

    /// <summary>A constant of <see cref="InsightKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The words of the speaker.</summary>
    public required string Text { get; init; }

    /// <summary>Confidence, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>The messages that contain the insight, in order.</summary>
    public required IReadOnlyList<AnalyzedMessage> Messages { get; init; }

    /// <summary>The speaker.</summary>
    public required AnalyzedMember From { get; init; }

    /// <summary>The member who takes on the work; null if that is no particular member, and for questions.</summary>
    public AnalyzedMember? Assignee { get; init; }

    /// <summary>The due date in UTC; null if no speaker named one.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>Whether the commitment is firm.</summary>
    public bool Definitive { get; init; }

    /// <summary>The part of the text that states the work, if the submission asked for phrases.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>The members and times that the text names.</summary>
    public required IReadOnlyList<InsightEntity> Entities { get; init; }

    /// <summary>The insight with names in place of pronouns, such as "Ann will send Bob the contract."; null for questions.</summary>
    public string? Restated { get; init; }

    /// <summary>The messages that a reader needs to understand the insight, in order, including <see cref="Messages"/>.</summary>
    public IReadOnlyList<AnalyzedMessage> Context { get; init; } = [];

    /// <summary>Index of the first character of the text in the first message.</summary>
    public int Offset { get; init; }
}

/// <summary>A member or a time in the text of an insight.</summary>
/// <param name="Type"><c>person</c>, or the kind of time, such as <c>date</c>.</param>
/// <param name="Text">The words of the text.</param>
/// <param name="Offset">Index of the first character in the text of the insight.</param>
/// <param name="Member">The member; null for a time.</param>
/// <param name="Value">
/// The time as <c>yyyy-MM-dd</c>, <c>HH:mm:ss</c> or both; the start of a range; the seconds of a duration. Null for a member.
/// </param>
/// <param name="RangeEnd">The end of a range, in the form of <paramref name="Value"/>; otherwise null.</param>
public sealed record InsightEntity(string Type, string Text, int Offset, AnalyzedMember? Member, string? Value, string? RangeEnd);

/// <summary>The questions, action items and follow-ups of a conversation, each in order of time.</summary>
/// <param name="Questions">The questions.</param>
/// <param name="ActionItems">The work that members took on or asked for.</param>
/// <param name="FollowUps">The plans to meet, call or write again.</param>
/// <param name="All">All insights in order of time.</param>
public sealed record ConversationInsights(
    IReadOnlyList<Insight> Questions,
    IReadOnlyList<Insight> ActionItems,
    IReadOnlyList<Insight> FollowUps,
    IReadOnlyList<Insight> All);
