using System.Text.Json.Nodes;

namespace SymblPS.Client.Management;

/// <summary>A JSON Patch (RFC 6902) with the operations of the contract: <c>add</c>, <c>replace</c> and <c>remove</c>.</summary>
internal sealed class JsonPatch
{
    private readonly JsonArray _operations = [];

    /// <summary>Whether the patch contains no change.</summary>
    public bool IsEmpty => _operations.Count == 0;

    /// <summary>Whether the patch is idempotent. A patch that removes a value is not, because the second removal fails.</summary>
    public bool IsRepeatable { get; private set; } = true;

    /// <summary>The JSON of the patch.</summary>
    public JsonArray Body => _operations;

    /// <summary>
    /// Creates the patch that changes the properties of an object: <c>replace</c> for a property that exists, <c>add</c> for a new one, and
    /// <c>remove</c> for a property without a new value. Equal properties are omitted.
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

    /// <summary>Returns the JSON pointer for a path of names.</summary>
    public static string Pointer(params string[] names) =>
        string.Concat(names.Select(static name => "/" + name.Replace("~", "~0").Replace("/", "~1")));

    /// <summary>Returns the names of a JSON pointer.</summary>
    /// <exception cref="ArgumentException">The text is not a JSON pointer.</exception>
    public static string[] Names(string pointer)
    {
        var names = pointer.Trim().Trim('/').Split('/').Select(static name => name.Replace("~1", "/").Replace("~0", "~")).ToArray();
        return Array.TrueForAll(names, static name => name.Length > 0)
            ? names
            : throw new ArgumentException($"'{pointer}' is not the path of a setting. Write it as /redaction/type.");
    }

    /// <summary>Adds a new value.</summary>
    public JsonPatch Add(string path, JsonNode? value) => Append("add", path, value);

    /// <summary>Replaces an existing value.</summary>
    public JsonPatch Replace(string path, JsonNode? value) => Append("replace", path, value);

    /// <summary>Removes a value.</summary>
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
