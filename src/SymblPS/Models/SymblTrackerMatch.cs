namespace SymblPS;

/// <summary>
/// One occurrence of a tracker: a phrase in three messages is three objects. Source: <c>GET
/// /v1/conversations/{conversationId}/trackers</c>, on some services <c>…/trackers-detected</c>.
/// </summary>
public sealed class SymblTrackerMatch : IConversationPart
{
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

    /// <summary>Name of the tracker.</summary>
    public string TrackerName { get; init; } = string.Empty;

    /// <summary>Identifier of the tracker; empty for a tracker without an ID from the submission.</summary>
    public string TrackerId { get; init; } = string.Empty;

    /// <summary>Kind of match, such as <c>vocabulary</c>, or another value of the service.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Detected phrase of the vocabulary.</summary>
    public string Value { get; init; } = string.Empty;

    /// <summary>Text of the message or the insight.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>ID of the message; <see langword="null"/> for a match in an insight.</summary>
    public string? MessageId { get; init; }

    /// <summary>ID of the insight; <see langword="null"/> for a match in a message.</summary>
    public string? InsightId { get; init; }

    /// <summary>Type of the insight, such as <c>action_item</c>; <see langword="null"/> for a match in a message.</summary>
    public string? InsightType { get; init; }

    /// <summary>Number of characters before the phrase in the text; -1 for a match by context that does not occur literally.</summary>
    public int? CharacterOffset { get; init; }

    /// <summary>Start time of that message, UTC; <see langword="null"/> if the service does not report it.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End time of that message, UTC; <see langword="null"/> if the service does not report it.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>Tracker and phrase.</summary>
    public override string ToString() => $"{TrackerName}: {Value}";
}
