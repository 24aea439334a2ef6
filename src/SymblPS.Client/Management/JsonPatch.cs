using System.Text.Json.Nodes;

namespace SymblPS.Client.Management;

/// <summary>A JSON Patch (RFC 6902) as the contract takes it: <c>add</c>, <c>replace</c> and <c>remove</c>.</summary>
internal sealed class JsonPatch
{
    private readonly JsonArray _operations = [];

    /// <summary>Whether there is nothing to change.</summary>
    public bool IsEmpty => _operations.Count == 0;

    /// <summary>Whether doing it twice gives what doing it once gives: what is gone cannot be removed again.</summary>
    public bool IsRepeatable { get; private set; } = true;

    /// <summary>The patch as it is sent.</summary>
    public JsonArray Body => _operations;

    /// <summary>
    /// The changes that make the members of an object those wanted: <c>replace</c> for a member that is there, <c>add</c> for one that is not,
    /// <c>remove</c> for one that is wanted empty. Members that are as wanted are left alone.
    /// </summary>
    public static JsonPatch Between(JsonObject present, JsonObject wanted)
    {
        var patch = new JsonPatch();
        foreach (var member in wanted)
        {
            var path = Pointer(member.Key);
            var isThere = present.TryGetPropertyValue(member.Key, out var value) && value is not null;
            if (JsonProperties.IsNothing(member.Value))
            {
                if (isThere && !JsonProperties.IsNothing(value)) patch.Remove(path);
            }
            else if (!isThere)
            {
                patch.Add(path, member.Value);
            }
            else if (!JsonNode.DeepEquals(value, member.Value))
            {
                patch.Replace(path, member.Value);
            }
        }

        return patch;
    }

    /// <summary>The JSON pointer to a place, name by name.</summary>
    public static string Pointer(params string[] names) =>
        string.Concat(names.Select(static name => "/" + name.Replace("~", "~0").Replace("/", "~1")));

    /// <summary>The names on the way to a place.</summary>
    /// <exception cref="ArgumentException">The text names no place.</exception>
    public static string[] Names(string pointer)
    {
        var names = pointer.Trim().Trim('/').Split('/').Select(static name => name.Replace("~1", "/").Replace("~0", "~")).ToArray();
        return Array.TrueForAll(names, static name => name.Length > 0)
            ? names
            : throw new ArgumentException($"'{pointer}' is not the path of a setting. Write it as /redaction/type.");
    }

    /// <summary>Puts a value where none is.</summary>
    public JsonPatch Add(string path, JsonNode? value) => Append("add", path, value);

    /// <summary>Puts a value in the place of the one that is there.</summary>
    public JsonPatch Replace(string path, JsonNode? value) => Append("replace", path, value);

    /// <summary>Takes a value away.</summary>
    public JsonPatch Remove(string path)
    {
        IsRepeatable = false;
        _operations.Add(new JsonObject { ["op"] = "remove", ["path"] = path });
        return this;
    }

    private JsonPatch Append(string operation, string path, JsonNode? value)
    {
        _operations.Add(new JsonObject { ["op"] = operation, ["path"] = path, ["value"] = value?.DeepClone() });
        return this;
    }
}
