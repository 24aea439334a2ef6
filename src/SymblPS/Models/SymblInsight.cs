namespace SymblPS;

/// <summary>
/// An insight of a conversation: a question, an action item or a follow-up. Insights have no time of their own; their messages do. Source:
/// <c>GET /v1/conversations/{conversationId}/insights</c>.
/// </summary>
public class SymblInsight : IConversationPart
{
    /// <summary>Identifier of the insight: text, never a number.</summary>
    public string InsightId { get; init; } = string.Empty;

    /// <summary>ID of the conversation.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Name of the conversation; <see langword="null"/> if it is unknown.</summary>
    public string? ConversationName { get; internal set; }

    /// <summary>File or address that this session submitted for the conversation; otherwise <see langword="null"/>.</summary>
    public string? Source { get; internal set; }

    /// <inheritdoc />
    string? IConversationPart.ConversationName { set => ConversationName = value; }

    /// <inheritdoc />
    string? IConversationPart.Source { set => Source = value; }

    /// <summary>Type: <c>action_item</c>, <c>follow_up</c>, <c>question</c>, or a later value.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Text of the insight.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Confidence, 0 to 1; <see langword="null"/> if the service does not report it.</summary>
    public double? Score { get; init; }

    /// <summary>Speaker of the insight; <see langword="null"/> if the service does not report it.</summary>
    public SymblPerson? From { get; init; }

    /// <summary>Assigned person, or <see langword="null"/>. The display name can predate a rename.</summary>
    public SymblPerson? Assignee { get; init; }

    /// <summary>Due date, UTC, or <see langword="null"/>.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>Whether the commitment is firm; <see langword="null"/> if the service does not report it.</summary>
    public bool? IsDefinitive { get; init; }

    /// <summary>IDs of the source messages, as in the output of <c>Get-SymblMessage</c>.</summary>
    public IReadOnlyList<string> MessageIds { get; init => field = SymblList<string>.Of(value); } = SymblList<string>.Empty;

    /// <summary>Actionable phrases of the text; empty unless phrases were detected when the conversation was processed.</summary>
    public IReadOnlyList<SymblPhrase> Phrases { get; init => field = SymblList<SymblPhrase>.Of(value); } = SymblList<SymblPhrase>.Empty;

    /// <summary>People, times and places in the text.</summary>
    public IReadOnlyList<SymblInsightEntity> Entities { get; init => field = SymblList<SymblInsightEntity>.Of(value); }
        = SymblList<SymblInsightEntity>.Empty;

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

/// <summary>A question. Source: <c>GET /v1/conversations/{conversationId}/questions</c>.</summary>
public sealed class SymblQuestion : SymblInsight;

/// <summary>An action item. Source: <c>GET /v1/conversations/{conversationId}/action-items</c>.</summary>
public sealed class SymblActionItem : SymblInsight;

/// <summary>A follow-up, such as a meeting. Source: <c>GET /v1/conversations/{conversationId}/follow-ups</c>.</summary>
public sealed class SymblFollowUp : SymblInsight;

/// <summary>
/// An action item that the service rephrased with its context. It has messages with text, and no due date. Source: <c>GET
/// /v1/conversations/{conversationId}/comprehensive/action-items</c>.
/// </summary>
public sealed class SymblComprehensiveActionItem : SymblInsight
{
    /// <summary>The source messages.</summary>
    public IReadOnlyList<SymblMessageReference> Messages { get; internal set => field = SymblList<SymblMessageReference>.Of(value); }
        = SymblList<SymblMessageReference>.Empty;
}

/// <summary>A person, time, place or thing in the text of an insight.</summary>
public sealed class SymblInsightEntity
{
    /// <summary>Type, such as <c>person</c>, <c>date</c> or <c>timerange</c>, or another value of the service.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>The entity as it appears in the text.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>
    /// Value of the entity: for dates and numbers the text of the service, without a zone; for a person the name.
    /// <see cref="AdditionalProperties"/> contains the complete object, if the service sent one.
    /// </summary>
    public string Value { get; init; } = string.Empty;

    /// <summary>The person, if the value describes one; otherwise <see langword="null"/>.</summary>
    public SymblPerson? Person { get; init; }

    /// <summary>Start of a range as the service reports it, without a zone; otherwise <see langword="null"/>.</summary>
    public string? Start { get; init; }

    /// <summary>End of a range as the service reports it, without a zone; otherwise <see langword="null"/>.</summary>
    public string? End { get; init; }

    /// <summary>Number of characters before the entity in the text of the insight.</summary>
    public int? CharacterOffset { get; init; }

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>Type and text.</summary>
    public override string ToString() => $"{Type}: {Text}";
}
