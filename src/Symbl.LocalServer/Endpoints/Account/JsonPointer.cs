using System.Globalization;
using System.Text.Json.Nodes;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>A JSON pointer (RFC 6901): the path of a value in a JSON document.</summary>
internal sealed class JsonPointer
{
    private JsonPointer(string text, IReadOnlyList<string> tokens)
    {
        Text = text;
        Tokens = tokens;
    }

    /// <summary>The pointer as the client wrote it.</summary>
    public string Text { get; }

    /// <summary>Names and indexes from the root, unescaped. The list is empty for the whole document.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>Parses a JSON pointer. Returns null if the text is not a pointer.</summary>
    public static JsonPointer? TryParse(string text)
    {
        if (text.Length == 0)
            return new JsonPointer(text, []);
        if (text[0] != '/')
            return null;
        var tokens = text[1..].Split('/');
        for (var i = 0; i < tokens.Length; i++)
        {
            // A tilde is valid only in ~0 and ~1. Replace ~1 before ~0, because ~01 means ~1 and not a slash.
            if (tokens[i].Replace("~0", "", StringComparison.Ordinal).Replace("~1", "", StringComparison.Ordinal).Contains('~'))
                return null;
            tokens[i] = tokens[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        }

        return new JsonPointer(text, tokens);
    }

    /// <summary>Returns whether another pointer refers to a value inside the value of this one.</summary>
    public bool Contains(JsonPointer other) =>
        other.Tokens.Count > Tokens.Count && Tokens.SequenceEqual(other.Tokens.Take(Tokens.Count), StringComparer.Ordinal);

    /// <summary>Finds the value that the pointer refers to.</summary>
    /// <returns>False if the document has no such value. A null is a value.</returns>
    public bool TryFind(JsonNode root, out JsonNode? value)
    {
        value = root;
        foreach (var token in Tokens)
        {
            if (!TryStep(value, token, out value))
                return false;
        }

        return true;
    }

    /// <summary>
    /// Finds the object or list that holds the value, and the name or index in it. Returns null if the holder does not exist.
    /// </summary>
    public (JsonNode Holder, string Token)? FindHolder(JsonNode root)
    {
        JsonNode? holder = root;
        foreach (var token in Tokens.SkipLast(1))
        {
            if (!TryStep(holder, token, out holder))
                return null;
        }

        return holder is JsonObject or JsonArray ? (holder, Tokens[^1]) : null;
    }

    /// <summary>Parses an index: digits without leading zeros, at most the given number. Returns null for other text.</summary>
    public static int? Index(string token, int most) =>
        int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index <= most
        && (token.Length == 1 || token[0] != '0')
            ? index
            : null;

    private static bool TryStep(JsonNode? holder, string token, out JsonNode? value)
    {
        value = null;
        switch (holder)
        {
            case JsonObject members:
                return members.TryGetPropertyValue(token, out value);
            case JsonArray items when Index(token, items.Count - 1) is { } index:
                value = items[index];
                return true;
            default:
                return false;
        }
    }
}
