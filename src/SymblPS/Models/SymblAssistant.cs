namespace SymblPS;

/// <summary>A real-time assistant, which supports people during a call. Source: <c>/v1/manage/rta</c>.</summary>
public sealed class SymblAssistant
{
    /// <summary>Identifier: text, never a number.</summary>
    public string AssistantId { get; init; } = string.Empty;

    /// <summary>Name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Description; can be empty.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>Creation time, UTC; <see langword="null"/> if the service does not report it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Time of the last change, UTC; <see langword="null"/> if the service does not report it.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
