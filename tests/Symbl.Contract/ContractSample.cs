using System.Text.Json.Nodes;

namespace Symbl.Contract;

/// <summary>Creates a sample value of a schema with all its properties.</summary>
internal static class ContractSample
{
    private const int Deepest = 6;

    public static JsonNode? Of(ContractDocument document, JsonNode schema, int depth = 0)
    {
        var resolved = document.Resolve(schema);
        if (resolved["const"] is { } constant) return constant.DeepClone();
        if (resolved["enum"] is JsonArray values) return values[0]?.DeepClone();
        foreach (var choice in new[] { "oneOf", "anyOf" })
            if (resolved[choice] is JsonArray choices)
                return Of(document, choices[0]!, depth);
        if (resolved["allOf"] is JsonArray parts)
        {
            var whole = new JsonObject();
            foreach (var member in parts.Append(resolved).SelectMany(part => Members(document, part!, depth)))
                whole[member.Key] = member.Value;
            return whole;
        }

        return Type(resolved) switch
        {
            "object" => new JsonObject(Members(document, resolved, depth)),
            "array" => depth < Deepest && resolved["items"] is { } items ? new JsonArray(Of(document, items, depth + 1)) : [],
            "boolean" => true,
            "integer" => resolved["minimum"]?.DeepClone() ?? 1,
            "number" => resolved["minimum"]?.DeepClone() ?? 0.5,
            "null" => null,
            _ => Text((string?)resolved["format"]),
        };
    }

    private static string? Type(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => (string?)types[0],
        { } type => (string?)type,
        null => schema["properties"] is null ? null : "object",
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(ContractDocument document, JsonNode schema, int depth)
    {
        var resolved = document.Resolve(schema);
        var required = resolved["required"]?.AsArray().Select(name => (string)name!).ToHashSet() ?? [];
        foreach (var (name, member) in resolved["properties"]?.AsObject() ?? [])
            if (depth < Deepest || required.Contains(name))
                yield return KeyValuePair.Create(name, Of(document, member!, depth + 1));
    }

    private static string Text(string? format) => format switch
    {
        "date-time" => "2026-01-02T03:04:05.678Z",
        "date" => "2026-01-02",
        "uri" => "https://example.com/one",
        "email" => "ann@example.com",
        "uuid" => "123e4567-e89b-42d3-a456-426614174000",
        _ => "text",
    };
}
