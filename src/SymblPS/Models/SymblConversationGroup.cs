namespace SymblPS;

/// <summary>
/// A group of conversations, held together by what their labels say: every conversation whose metadata meets the criteria belongs to it.
/// Source: <c>/v1/manage/groups</c>.
/// </summary>
public sealed class SymblConversationGroup
{
    /// <summary>Identifier: text, also where the service sends a number.</summary>
    public string GroupId { get; init; } = string.Empty;

    /// <summary>Name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>What it is for; empty where nobody said.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>The condition in RSQL, such as <c>conversation.metadata.team==red</c>.</summary>
    public string Criteria { get; set; } = string.Empty;

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
