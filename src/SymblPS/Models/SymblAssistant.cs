namespace SymblPS;

/// <summary>A real-time assistant: what helps people while they speak. Source: <c>/v1/manage/rta</c>.</summary>
public sealed class SymblAssistant
{
    /// <summary>Identifier: text, never a number.</summary>
    public string AssistantId { get; init; } = string.Empty;

    /// <summary>Name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>What it is for; empty where nobody said.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>When it was made, UTC; <see langword="null"/> where the service does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was changed last, UTC; <see langword="null"/> where the service does not say.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
