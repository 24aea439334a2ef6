namespace SymblPS;

/// <summary>A group of conversations: all conversations with metadata that match the criteria. Source: <c>/v1/manage/groups</c>.</summary>
public sealed class SymblConversationGroup
{
    /// <summary>Identifier: text, even if the service sends a number.</summary>
    public string GroupId { get; init; } = string.Empty;

    /// <summary>Name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Description; can be empty.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>RSQL condition, such as <c>conversation.metadata.team==red</c>.</summary>
    public string Criteria { get; set; } = string.Empty;

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
