using System.Globalization;
using System.Text.Json.Nodes;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>
/// Reads members of account resources and checks their limits. The error messages use the wording of the service's validator.
/// </summary>
internal static class ResourceFields
{
    /// <summary>Sets a member if it has a value.</summary>
    public static void Set(this JsonObject content, string name, JsonNode? value)
    {
        if (value is not null)
            content[name] = value;
    }

    public static JsonNode RequiredTextNode(this Fields given, string name, int most = int.MaxValue) =>
        given.TextNode(name, most) ?? throw given.Required(name);

    public static JsonNode? TextNode(this Fields given, string name, int most = int.MaxValue)
    {
        if (given.Text(name) is not { } text)
            return null;
        given.CheckLength(name, text, most);
        return JsonValue.Create(text);
    }

    /// <exception cref="ApiException">400: the text is too long.</exception>
    public static void CheckLength(this Fields given, string name, string text, int most)
    {
        if (text.Length > most)
        {
            throw given.Wrong(
                name, string.Create(CultureInfo.InvariantCulture, $"length must be less than or equal to {most} characters long"));
        }
    }

    public static JsonArray RequiredTextsNode(this Fields given, string name) => given.TextsNode(name) ?? throw given.Required(name);

    public static JsonArray? TextsNode(this Fields given, string name) =>
        given.TextArray(name) is { } texts ? AccountJson.ArrayOf(texts) : null;

    /// <exception cref="ApiException">400: the list has too few or too many items.</exception>
    public static void CheckCount(this Fields given, string name, int count, int least, int most = int.MaxValue)
    {
        if (count < least)
            throw given.Wrong(name, string.Create(CultureInfo.InvariantCulture, $"must contain at least {least} items"));
        if (count > most)
            throw given.Wrong(name, string.Create(CultureInfo.InvariantCulture, $"must contain less than or equal to {most} items"));
    }

    /// <exception cref="ApiException">400: the list contains a text twice.</exception>
    public static void CheckUnique(this Fields given, string name, IReadOnlyList<string> texts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
        {
            if (!seen.Add(texts[i]))
                throw given.Wrong(string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"), "contains a duplicate value");
        }
    }

    public static ApiException Required(this Fields given, string name) => given.Wrong(name, "is required");

    public static ApiException Wrong(this Fields given, string name, string what) => Fields.Wrong(given.PathOf(name), what);
}
