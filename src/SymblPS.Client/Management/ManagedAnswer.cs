using System.Text.Json;
using System.Text.Json.Nodes;
using SymblPS.Client.Http;

namespace SymblPS.Client.Management;

/// <summary>
/// Reads the responses of account operations. The samples of the contract differ: an object is plain or wrapped under the name of its kind,
/// a list is plain or wrapped under the plural, and a success can have no body.
/// </summary>
internal static class ManagedAnswer
{
    /// <summary>Returns the objects of a response, in its order.</summary>
    /// <param name="answer">The response.</param>
    /// <param name="plural">Name of a wrapped list.</param>
    /// <param name="kind">Name of a wrapped object.</param>
    /// <exception cref="SymblUnexpectedResponseException">The response is not JSON.</exception>
    public static IReadOnlyList<JsonObject> Objects(ServiceAnswer answer, string plural, string kind)
    {
        return Parse(answer) switch
        {
            JsonArray list => Items(list),
            JsonObject root => Member(root, plural) ?? Member(root, kind) ?? (root.ContainsKey("id") ? [root] : []),
            null => [],
            _ => throw answer.Unexpected(new JsonException("Neither an object nor a list.")),
        };
    }

    /// <summary>Parses the whole response; <see langword="null"/> if it is empty.</summary>
    /// <exception cref="SymblUnexpectedResponseException">The response is not JSON.</exception>
    public static JsonNode? Parse(ServiceAnswer answer)
    {
        if (answer.Body.Length == 0) return null;
        try
        {
            return JsonNode.Parse(answer.Body);
        }
        catch (JsonException e)
        {
            throw answer.Unexpected(e);
        }
    }

    /// <summary>Creates the exception for a success without the requested object.</summary>
    public static SymblUnexpectedResponseException Missing(ServiceAnswer answer, string kind) =>
        answer.Unexpected(new JsonException($"The response contains no {kind}."));

    private static IReadOnlyList<JsonObject>? Member(JsonObject root, string name) => root[name] switch
    {
        JsonArray list => Items(list),
        JsonObject { Count: > 0 } single => [single],
        null when !root.ContainsKey(name) => null,
        _ => [],
    };

    private static List<JsonObject> Items(JsonArray list) => [.. list.OfType<JsonObject>()];
}
