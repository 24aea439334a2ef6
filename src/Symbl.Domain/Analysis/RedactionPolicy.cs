namespace Symbl.Domain.Analysis;

/// <summary>The redaction of sensitive entities in messages.</summary>
/// <param name="ByDefault">Whether messages are redacted if the request does not decide.</param>
/// <param name="Type">
/// <c>default</c> for the name in brackets, <c>obfuscation</c> for asterisks, <c>custom</c> for texts of the account.
/// </param>
/// <param name="Exclude">Names of entities that are never replaced.</param>
/// <param name="Custom">Replacements by the name of the entity. The key <c>default</c> applies to all other entities.</param>
public sealed record RedactionPolicy(
    bool ByDefault, string Type, IReadOnlyList<string> Exclude, IReadOnlyDictionary<string, string> Custom)
{
    /// <summary>The default policy: redaction on request with the name of the entity in brackets.</summary>
    public static RedactionPolicy Standard { get; } = new(false, "default", [], new Dictionary<string, string>());

    /// <summary>Tests whether another policy redacts in the same way.</summary>
    /// <param name="other">The other policy.</param>
    public bool IsSame(RedactionPolicy other) =>
        ByDefault == other.ByDefault && Type == other.Type && Exclude.SequenceEqual(other.Exclude, StringComparer.Ordinal)
        && Custom.Count == other.Custom.Count && Custom.All(item => other.Custom.TryGetValue(item.Key, out var text) && text == item.Value);

    /// <summary>Gets the replacement of an entity.</summary>
    /// <param name="name">Name of the entity, such as <c>PERSON_NAME</c>.</param>
    /// <param name="length">Number of characters of the entity.</param>
    public string Replacement(string name, int length) => Type switch
    {
        "obfuscation" => new string('*', length),
        "custom" when Custom.TryGetValue(name, out var text) || Custom.TryGetValue("default", out text) => text,
        _ => $"[{name}]",
    };
}
