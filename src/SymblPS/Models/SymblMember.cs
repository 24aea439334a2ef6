namespace SymblPS;

/// <summary>A participant as the API keeps them. Source: <c>GET /v1/conversations/{conversationId}/members</c>.</summary>
public sealed class SymblMember
{
    /// <summary>Identifier within the conversation.</summary>
    public string MemberId { get; init; } = string.Empty;

    /// <summary>Conversation the member belongs to.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Display name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>E-mail address, the key that merges members; <see langword="null"/> until known.</summary>
    public string? Email { get; init; }

    /// <summary>The caller's own identity for this person, where known.</summary>
    public string? UserId { get; init; }

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
