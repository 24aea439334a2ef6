namespace SymblPS;

/// <summary>
/// A kind of entity the account defines by the very words it stands for. Source: <c>/v1/manage/entities</c>. What was found of it in a
/// conversation is another thing: an entity.
/// </summary>
public sealed class SymblEntityDefinition
{
    /// <summary>Identifier: text, never a number.</summary>
    public string EntityId { get; init; } = string.Empty;

    /// <summary>Kind.</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>Kind within the kind, unique there.</summary>
    public string SubType { get; set; } = string.Empty;

    /// <summary>Origin: <c>Custom</c> for those of an account.</summary>
    public string Category { get; set; } = string.Empty;

    /// <summary>Words to find, exactly as they are.</summary>
    public SymblList<string> Values { get; set; } = SymblList<string>.Empty;

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>Kind and sub-kind, such as <c>Product/Router</c>.</summary>
    public override string ToString() => SubType.Length == 0 ? Type : $"{Type}/{SubType}";
}
