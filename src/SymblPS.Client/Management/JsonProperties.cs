using System.Text.Json.Nodes;

namespace SymblPS.Client.Management;

/// <summary>Builds an object of those members that are set, and lays it over another.</summary>
internal sealed class JsonProperties
{
    // What the service alone decides.
    private static readonly string[] Own = ["id", "createdOn", "updatedOn"];

    /// <summary>The object.</summary>
    public JsonObject Json { get; } = [];

    /// <summary>Adds a text unless it is null.</summary>
    public JsonProperties Add(string name, string? value)
    {
        if (value is not null) Json[name] = value;
        return this;
    }

    /// <summary>Adds texts unless they are null.</summary>
    public JsonProperties Add(string name, IReadOnlyList<string>? values) => Add(name, values, static value => (JsonNode)value);

    /// <summary>Adds a list unless it is null.</summary>
    public JsonProperties Add<T>(string name, IReadOnlyList<T>? values, Func<T, JsonNode> convert)
    {
        if (values is not null) Json[name] = new JsonArray([.. values.Select(convert)]);
        return this;
    }

    /// <summary>Whether a value says nothing: the service refuses empty texts, and an empty list is no list to it.</summary>
    public static bool IsNothing(JsonNode? node) => node switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonValue value => value.TryGetValue<string>(out var text) && text.Length == 0,
        _ => false,
    };

    /// <summary>The members that say something, as a new object is sent.</summary>
    public static JsonObject Given(JsonObject members) => Over([], members);

    /// <summary>
    /// A whole object as it is sent back: what the service sent, known to this version or not, with other members laid over it. What is wanted
    /// empty is left out, and so is what the service alone decides.
    /// </summary>
    public static JsonObject Over(JsonObject present, JsonObject members)
    {
        var result = (JsonObject)present.DeepClone();
        foreach (var name in Own) result.Remove(name);
        foreach (var member in members)
        {
            if (IsNothing(member.Value)) result.Remove(member.Key);
            else result[member.Key] = member.Value!.DeepClone();
        }

        return result;
    }
}
