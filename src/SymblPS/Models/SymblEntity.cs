namespace SymblPS;

/// <summary>
/// One occurrence of an entity: an entity in three messages is three objects. Both shapes of entities in the contract give the same object.
/// Source: <c>GET /v1/conversations/{conversationId}/entities</c>.
/// </summary>
public sealed class SymblEntity : IConversationPart
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

    /// <summary>Type, such as <c>PERSON_NAME</c>, <c>date</c> or <c>custom</c>, or another value of the service.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Subtype, or the custom type of a custom entity, or <see langword="null"/>.</summary>
    public string? SubType { get; init; }

    /// <summary>Category of the type, or <c>Custom</c>; <see langword="null"/> if the service does not report it.</summary>
    public string? Category { get; init; }

    /// <summary>The entity as spoken.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Normalized value, as the service reports it; the text if the service reports no other value. Dates have no zone.</summary>
    public string Value { get; init; } = string.Empty;

    /// <summary>Start of a range as the service reports it, without a zone; otherwise <see langword="null"/>.</summary>
    public string? Start { get; init; }

    /// <summary>End of a range as the service reports it, without a zone; otherwise <see langword="null"/>.</summary>
    public string? End { get; init; }

    /// <summary>ID of the message with the entity; <see langword="null"/> if the service names no message.</summary>
    public string? MessageId { get; init; }

    /// <summary>Text of that message; empty if the service does not repeat it.</summary>
    public string MessageText { get; init; } = string.Empty;

    /// <summary>Number of characters before the entity in the message; -1 for a match by context that does not occur literally.</summary>
    public int? CharacterOffset { get; init; }

    /// <summary>Start time of that message, UTC; <see langword="null"/> if the service does not report it.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End time of that message, UTC; <see langword="null"/> if the service does not report it.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>Type and text.</summary>
    public override string ToString() => $"{Type}: {Text}";
}
