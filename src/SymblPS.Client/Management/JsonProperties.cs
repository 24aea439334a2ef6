using System.Text.Json.Nodes;

namespace SymblPS.Client.Management;

/// <summary>Builds an object of the specified properties, and applies it to another object.</summary>
internal sealed class JsonProperties
{
    // Properties that only the service sets.
    private static readonly string[] Own = ["id", "createdOn", "updatedOn"];

    /// <summary>The object.</summary>
    public JsonObject Json { get; } = [];

    /// <summary>Adds a string, unless it is null.</summary>
    public JsonProperties Add(string name, string? value)
    {
        if (value is not null) Json[name] = value;
        return this;
    }

    /// <summary>Adds a list of strings, unless it is null.</summary>
    public JsonProperties Add(string name, IReadOnlyList<string>? values) => Add(name, values, static value => (JsonNode)value);

    /// <summary>Adds a list, unless it is null.</summary>
    public JsonProperties Add<T>(string name, IReadOnlyList<T>? values, Func<T, JsonNode> convert)
    {
        if (values is not null) Json[name] = new JsonArray([.. values.Select(convert)]);
        return this;
    }

    /// <summary>Returns whether a value is empty. The service refuses empty strings, and treats an empty list as absent.</summary>
    public static bool IsNothing(JsonNode? node) => node switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonValue value => value.TryGetValue<string>(out var text) && text.Length == 0,
        _ => false,
    };

    /// <summary>Returns the properties of a new object, without empty values.</summary>
    public static JsonObject Given(JsonObject members) => Over([], members);

    /// <summary>
    /// Returns a complete object to send back: all properties that the service sent, including unknown ones, with other properties applied.
    /// The result contains no empty values, and no properties that only the service sets.
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
