using System.Text.Json;

namespace SymblPS.Client.Json;

/// <summary>Common conversions of JSON values.</summary>
internal static class WireValues
{
    /// <summary>Returns the text, or <see langword="null"/> for an empty text.</summary>
    public static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Returns the text, or another text if it is empty.</summary>
    public static string Or(string? text, string otherwise) => string.IsNullOrEmpty(text) ? otherwise : text!;

    /// <summary>Converts each element; an absent list becomes an empty one.</summary>
    public static IReadOnlyList<TTo> Map<TFrom, TTo>(List<TFrom>? items, Func<TFrom, TTo> map)
    {
        if (items is null || items.Count == 0) return [];
        var mapped = new TTo[items.Count];
        for (var i = 0; i < mapped.Length; i++) mapped[i] = map(items[i]);
        return mapped;
    }

    /// <summary>Returns unknown properties as JSON text, or <see langword="null"/>.</summary>
    public static IReadOnlyDictionary<string, string>? Rest(Dictionary<string, JsonElement>? rest) =>
        rest is null || rest.Count == 0 ? null : rest.ToDictionary(static member => member.Key, static member => member.Value.GetRawText());
}
