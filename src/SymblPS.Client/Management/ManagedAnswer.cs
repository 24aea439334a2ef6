using System.Text.Json;
using System.Text.Json.Nodes;
using SymblPS.Client.Http;

namespace SymblPS.Client.Management;

/// <summary>
/// Reads what the service answers about the things of an account. The contract's samples differ: an object stands bare or under its kind's
/// name, a list is bare or under the plural, and a success may say nothing at all.
/// </summary>
internal static class ManagedAnswer
{
    /// <summary>The objects of an answer, in its order.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="plural">Name the list may stand under.</param>
    /// <param name="kind">Name a single object may stand under.</param>
    /// <exception cref="SymblUnexpectedResponseException">The answer is no JSON.</exception>
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

    /// <summary>The whole answer; <see langword="null"/> for an empty one.</summary>
    /// <exception cref="SymblUnexpectedResponseException">The answer is no JSON.</exception>
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

    /// <summary>The exception for a success that does not hold what was asked for.</summary>
    public static SymblUnexpectedResponseException Missing(ServiceAnswer answer, string kind) =>
        answer.Unexpected(new JsonException($"There is no {kind} in it."));

    private static IReadOnlyList<JsonObject>? Member(JsonObject root, string name) => root[name] switch
    {
        JsonArray list => Items(list),
        JsonObject { Count: > 0 } single => [single],
        null when !root.ContainsKey(name) => null,
        _ => [],
    };

    private static List<JsonObject> Items(JsonArray list) => [.. list.OfType<JsonObject>()];
}
