using System.Globalization;
using System.Text.Json.Nodes;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>A place in a JSON document (RFC 6901).</summary>
internal sealed class JsonPointer
{
    private JsonPointer(string text, IReadOnlyList<string> tokens)
    {
        Text = text;
        Tokens = tokens;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Names and indexes from the root, unescaped; none for the whole document.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>The pointer a text is; null when it is none.</summary>
    public static JsonPointer? TryParse(string text)
    {
        if (text.Length == 0)
            return new JsonPointer(text, []);
        if (text[0] != '/')
            return null;
        var tokens = text[1..].Split('/');
        for (var i = 0; i < tokens.Length; i++)
        {
            // A tilde stands for nothing by itself; ~1 before ~0, or ~01 would become a slash.
            if (tokens[i].Replace("~0", "", StringComparison.Ordinal).Replace("~1", "", StringComparison.Ordinal).Contains('~'))
                return null;
            tokens[i] = tokens[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        }

        return new JsonPointer(text, tokens);
    }

    /// <summary>Whether another place lies within this one.</summary>
    public bool Contains(JsonPointer other) =>
        other.Tokens.Count > Tokens.Count && Tokens.SequenceEqual(other.Tokens.Take(Tokens.Count), StringComparer.Ordinal);

    /// <summary>The value at this place.</summary>
    /// <returns>False when there is none; null is a value.</returns>
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

    /// <summary>The object or list that holds this place, and the name within it; null when there is no such holder.</summary>
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

    /// <summary>The index a token is: digits without leading zeros, at most the number given.</summary>
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
