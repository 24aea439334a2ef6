namespace SymblPS;

/// <summary>
/// Something worth knowing that was said: a question, an action item or a follow-up. The contract gives insights no time of their own; the
/// messages they come from have one. Source: <c>GET /v1/conversations/{conversationId}/insights</c>.
/// </summary>
public class SymblInsight
{
    /// <summary>Identifier of the insight: text, never a number.</summary>
    public string InsightId { get; init; } = string.Empty;

    /// <summary>Conversation the insight belongs to.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Kind as the service names it: <c>action_item</c>, <c>follow_up</c>, <c>question</c>, or a later one.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>What it says.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Confidence, 0 to 1; <see langword="null"/> where the service states none.</summary>
    public double? Score { get; init; }

    /// <summary>Who said it; <see langword="null"/> where the service does not say.</summary>
    public SymblPerson? From { get; init; }

    /// <summary>Who is to do it; <see langword="null"/> where nobody was named. May keep a display name from before a rename.</summary>
    public SymblPerson? Assignee { get; init; }

    /// <summary>Until when, UTC; <see langword="null"/> where no time was named.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>Whether somebody committed to it firmly; <see langword="null"/> where the service does not say.</summary>
    public bool? IsDefinitive { get; init; }

    /// <summary>Messages it comes from, as <c>Get-SymblMessage</c> gives them.</summary>
    public IReadOnlyList<string> MessageIds { get; init => field = SymblList<string>.Of(value); } = SymblList<string>.Empty;

    /// <summary>Actionable parts of the text; empty unless phrases were detected when the conversation was processed.</summary>
    public IReadOnlyList<SymblPhrase> Phrases { get; init => field = SymblList<SymblPhrase>.Of(value); } = SymblList<SymblPhrase>.Empty;

    /// <summary>People, times and places in the text.</summary>
    public IReadOnlyList<SymblInsightEntity> Entities { get; init => field = SymblList<SymblInsightEntity>.Of(value); }
        = SymblList<SymblInsightEntity>.Empty;

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

/// <summary>Something that was asked. Source: <c>GET /v1/conversations/{conversationId}/questions</c>.</summary>
public sealed class SymblQuestion : SymblInsight;

/// <summary>Something somebody is to do. Source: <c>GET /v1/conversations/{conversationId}/action-items</c>.</summary>
public sealed class SymblActionItem : SymblInsight;

/// <summary>Something to come back to, such as a meeting. Source: <c>GET /v1/conversations/{conversationId}/follow-ups</c>.</summary>
public sealed class SymblFollowUp : SymblInsight;

/// <summary>
/// An action item put into words of the service's own, with its context. The contract gives it messages with their text and no due date.
/// Source: <c>GET /v1/conversations/{conversationId}/comprehensive/action-items</c>.
/// </summary>
public sealed class SymblComprehensiveActionItem : SymblInsight
{
    /// <summary>The messages behind it.</summary>
    public IReadOnlyList<SymblMessageReference> Messages { get; internal set => field = SymblList<SymblMessageReference>.Of(value); }
        = SymblList<SymblMessageReference>.Empty;
}

/// <summary>A person, time, place or thing in the text of an insight.</summary>
public sealed class SymblInsightEntity
{
    /// <summary>Kind, such as <c>person</c>, <c>date</c> or <c>timerange</c>; other values pass through.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>The item as it stands in the text.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>
    /// The item's value: for dates and numbers text as the service writes it, without zone; for a person the name. What came as an object
    /// is also in <see cref="AdditionalProperties"/>, whole.
    /// </summary>
    public string Value { get; init; } = string.Empty;

    /// <summary>Who is meant, where the value describes a person; otherwise <see langword="null"/>.</summary>
    public SymblPerson? Person { get; init; }

    /// <summary>Start of a range as the service writes it, without zone; <see langword="null"/> for anything else.</summary>
    public string? Start { get; init; }

    /// <summary>End of a range as the service writes it, without zone; <see langword="null"/> for anything else.</summary>
    public string? End { get; init; }

    /// <summary>Characters before the item in the text of the insight.</summary>
    public int? CharacterOffset { get; init; }

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>Kind and text.</summary>
    public override string ToString() => $"{Type}: {Text}";
}
