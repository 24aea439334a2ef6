namespace SymblPS;

/// <summary>
/// A custom entity type of the account, defined by its exact values. Source: <c>/v1/manage/entities</c>. An occurrence in a conversation is
/// a <see cref="SymblEntity"/>.
/// </summary>
public sealed class SymblEntityDefinition
{
    /// <summary>Identifier: text, never a number.</summary>
    public string EntityId { get; init; } = string.Empty;

    /// <summary>Type.</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>Subtype, unique within the type.</summary>
    public string SubType { get; set; } = string.Empty;

    /// <summary>Category: <c>Custom</c> for the definitions of an account.</summary>
    public string Category { get; set; } = string.Empty;

    /// <summary>Exact words to detect.</summary>
    public SymblList<string> Values { get; set; } = SymblList<string>.Empty;

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>Type and subtype, such as <c>Product/Router</c>.</summary>
    public override string ToString() => SubType.Length == 0 ? Type : $"{Type}/{SubType}";
}
