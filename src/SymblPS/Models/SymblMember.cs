namespace SymblPS;

/// <summary>A member of a conversation. Source: <c>GET /v1/conversations/{conversationId}/members</c>.</summary>
public sealed class SymblMember : IConversationPart
{
    /// <summary>Identifier within the conversation.</summary>
    public string MemberId { get; init; } = string.Empty;

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

    /// <summary>Display name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Email address, which identifies a member across submissions; <see langword="null"/> if unknown.</summary>
    public string? Email { get; init; }

    /// <summary>Identity of the person in the system of the caller, if known.</summary>
    public string? UserId { get; init; }

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
