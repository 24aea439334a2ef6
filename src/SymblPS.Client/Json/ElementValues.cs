using System.Text.Json;

namespace SymblPS.Client.Json;

/// <summary>Answers as JSON values, for what has no fixed shape.</summary>
internal static class ElementValues
{
    /// <summary>The value as text: a string as it is, nothing for null and empty objects and lists, anything else as JSON.</summary>
    public static string? Text(this JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText() is var raw && raw is not ("{}" or "[]") ? raw : null,
    };

    /// <summary>A member of an object; <see langword="null"/> where the value is no object or has no such member.</summary>
    public static JsonElement? Member(this JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } whole && whole.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The elements of a list; none for anything else.</summary>
    public static IEnumerable<JsonElement> Elements(this JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();
}
