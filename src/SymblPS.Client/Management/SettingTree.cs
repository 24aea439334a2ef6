using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SymblPS.Client.Management;

/// <summary>Converts the tree of settings to a list of values, and creates patches for it.</summary>
internal static class SettingTree
{
    /// <summary>Returns the settings of a response, which wraps them under a name.</summary>
    public static JsonObject Root(JsonObject answer) => answer["settings"] switch
    {
        JsonObject settings => settings,
        null when !answer.ContainsKey("settings") => answer,
        _ => [],
    };

    /// <summary>Returns one object for each value.</summary>
    public static IReadOnlyList<SymblSetting> Flatten(JsonObject settings)
    {
        var found = new List<SymblSetting>();
        Collect(settings, string.Empty, found);
        return found;
    }

    /// <summary>
    /// Creates the patch for changes: <c>replace</c> for a value that exists, <c>add</c> with the whole branch for the first value of a
    /// branch, and <c>remove</c> for a value to remove. Equal values are omitted.
    /// </summary>
    public static JsonPatch Patch(JsonObject present, IReadOnlyList<(string[] Names, JsonNode? Value)> changes)
    {
        var wanted = (JsonObject)present.DeepClone();
        foreach (var (names, value) in changes) Put(wanted, names, Like(At(present, names), value));
        var patch = new JsonPatch();
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (names, value) in changes)
        {
            var depth = Known(present, names, out var before);
            var place = names.Take(Math.Min(depth + 1, names.Length)).ToArray();
            var path = JsonPatch.Pointer(place);
            if (!done.Add(path)) continue;
            var isThere = before is not null || depth == names.Length;
            if (value is null)
            {
                if (depth == names.Length) patch.Remove(path);
            }
            else if (!isThere)
            {
                patch.Add(path, At(wanted, place));
            }
            else if (At(wanted, place) is { } after && !JsonNode.DeepEquals(before, after))
            {
                patch.Replace(path, after);
            }
        }

        return patch;
    }

    /// <summary>
    /// Returns the number of names that lead through existing objects. If a value that is not an object blocks the path, the method returns
    /// that value and the number of names before it.
    /// </summary>
    private static int Known(JsonObject settings, string[] names, out JsonNode? value)
    {
        JsonNode? node = settings;
        value = null;
        for (var i = 0; i < names.Length; i++)
        {
            if (node is not JsonObject branch || !branch.TryGetPropertyValue(names[i], out var next)) return i;
            if (i == names.Length - 1 || next is not JsonObject)
            {
                value = next;
                return i == names.Length - 1 ? names.Length : i;
            }

            node = next;
        }

        return names.Length;
    }

    /// <summary>
    /// Converts a value to the type of the existing value. A settings file that was edited as a table contains only text, and the service
    /// distinguishes <c>"true"</c> from <c>true</c>.
    /// </summary>
    private static JsonNode? Like(JsonNode? present, JsonNode? value)
    {
        if (present is null || value?.GetValueKind() != JsonValueKind.String) return value;
        var text = value.GetValue<string>();
        return present.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => bool.TryParse(text, out var flag) ? flag : value,
            JsonValueKind.Number when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) => whole,
            JsonValueKind.Number when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            JsonValueKind.Array => new JsonArray(
                [.. text.Split(';').Select(static part => part.Trim()).Where(static part => part.Length > 0).Select(static part => (JsonNode)part)]),
            _ => value,
        };
    }

    private static JsonNode? At(JsonObject settings, string[] names) =>
        names.Aggregate((JsonNode?)settings, static (node, name) => (node as JsonObject)?[name]);

    private static void Put(JsonObject settings, string[] names, JsonNode? value)
    {
        var branch = settings;
        foreach (var name in names.Take(names.Length - 1))
        {
            if (branch[name] is not JsonObject next)
            {
                if (value is null) return;
                branch[name] = next = [];
            }

            branch = next;
        }

        var last = names[names.Length - 1];
        if (value is null) branch.Remove(last);
        else branch[last] = value.DeepClone();
    }

    private static void Collect(JsonObject branch, string path, List<SymblSetting> found)
    {
        foreach (var member in branch)
        {
            var place = path + JsonPatch.Pointer(member.Key);
            if (member.Value is JsonObject next) Collect(next, place, found);
            else found.Add(new SymblSetting { Path = place, Value = Value(member.Value) });
        }
    }

    private static object? Value(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list => SymblList<string>.Of([.. list.Select(static item => Value(item)?.ToString() ?? string.Empty)]),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => node.AsValue().TryGetValue<long>(out var whole) ? (object)whole : node.GetValue<double>(),
            JsonValueKind.String => node.GetValue<string>(),
            _ => node.ToJsonString(),
        },
    };
}
