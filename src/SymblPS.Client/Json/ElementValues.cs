using System.Text.Json;

namespace SymblPS.Client.Json;

/// <summary>Reads JSON values without a fixed shape.</summary>
internal static class ElementValues
{
    /// <summary>
    /// Returns the value as text: a string unchanged, <see langword="null"/> for null and empty objects and lists, and anything else as
    /// JSON.
    /// </summary>
    public static string? Text(this JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText() is var raw && raw is not ("{}" or "[]") ? raw : null,
    };

    /// <summary>Returns a property of an object; <see langword="null"/> if the value is not an object or has no such property.</summary>
    public static JsonElement? Member(this JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } whole && whole.TryGetProperty(name, out var member) ? member : null;

    /// <summary>Returns the elements of a list; empty for anything else.</summary>
    public static IEnumerable<JsonElement> Elements(this JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();
}
