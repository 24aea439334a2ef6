namespace Symbl.Domain.Analysis;

/// <summary>How sensitive entities are replaced in messages.</summary>
/// <param name="ByDefault">Whether messages are redacted when the request does not say.</param>
/// <param name="Type"><c>default</c>: name in brackets; <c>obfuscation</c>: asterisks; <c>custom</c>: texts of the account.</param>
/// <param name="Exclude">Names of entities that are never replaced.</param>
/// <param name="Custom">Name of the entity to its replacement; the key <c>default</c> holds for all others.</param>
public sealed record RedactionPolicy(
    bool ByDefault, string Type, IReadOnlyList<string> Exclude, IReadOnlyDictionary<string, string> Custom)
{
    /// <summary>Redaction on request, with the entity's name in brackets.</summary>
    public static RedactionPolicy Standard { get; } = new(false, "default", [], new Dictionary<string, string>());

    /// <summary>What stands in place of an entity.</summary>
    /// <param name="name">Name of the entity, such as <c>PERSON_NAME</c>.</param>
    /// <param name="length">Characters of the text that is replaced.</param>
    public string Replacement(string name, int length) => Type switch
    {
        "obfuscation" => new string('*', length),
        "custom" when Custom.TryGetValue(name, out var text) || Custom.TryGetValue("default", out text) => text,
        _ => $"[{name}]",
    };
}
