namespace SymblPS;

/// <summary>
/// One place where an entity was found: an entity found in three messages is three objects. The two shapes the contract has had for entities
/// give the same object. Source: <c>GET /v1/conversations/{conversationId}/entities</c>.
/// </summary>
public sealed class SymblEntity
{
    /// <summary>Conversation the entity was found in.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Kind, such as <c>PERSON_NAME</c>, <c>date</c> or <c>custom</c>; other values pass through.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Narrower kind, the caller's own for custom entities; <see langword="null"/> where there is none.</summary>
    public string? SubType { get; init; }

    /// <summary>Category the kind is managed under, or <c>Custom</c>; <see langword="null"/> where the service does not say.</summary>
    public string? Category { get; init; }

    /// <summary>The entity as it was said.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>What it stands for, as the service writes it; the text where the service gives no other value. Dates have no zone.</summary>
    public string Value { get; init; } = string.Empty;

    /// <summary>Start of a range as the service writes it, without zone; <see langword="null"/> for anything else.</summary>
    public string? Start { get; init; }

    /// <summary>End of a range as the service writes it, without zone; <see langword="null"/> for anything else.</summary>
    public string? End { get; init; }

    /// <summary>Message it was found in; <see langword="null"/> where the service names none.</summary>
    public string? MessageId { get; init; }

    /// <summary>Words of that message; empty where the service does not repeat them.</summary>
    public string MessageText { get; init; } = string.Empty;

    /// <summary>Characters before the entity in the message; -1 for a match by context that stands nowhere literally.</summary>
    public int? CharacterOffset { get; init; }

    /// <summary>When that message starts, UTC; <see langword="null"/> where the service does not say.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When that message ends, UTC; <see langword="null"/> where the service does not say.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>Kind and text.</summary>
    public override string ToString() => $"{Type}: {Text}";
}
