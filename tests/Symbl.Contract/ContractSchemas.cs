using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Symbl.Contract;

/// <summary>Validates JSON against the schemas of the contract with NJsonSchema.</summary>
internal sealed class ContractSchemas
{
    private readonly ConcurrentDictionary<string, JsonSchema> _compiled = new(StringComparer.Ordinal);
    private readonly string _definitions;

    public ContractSchemas(ContractDocument document) => _definitions = Adapt(document.Schemas, isMap: true)!.ToJsonString();

    /// <summary>The violations in a piece of JSON; empty if it is valid.</summary>
    public IEnumerable<string> Check(JsonNode schema, string json)
    {
        ICollection<ValidationError> errors;
        try
        {
            errors = Compile(schema).Validate(json);
        }
        catch (Newtonsoft.Json.JsonReaderException e)
        {
            return [$"is not JSON: {e.Message}"];
        }

        return errors.SelectMany(Describe);
    }

    private JsonSchema Compile(JsonNode schema) => _compiled.GetOrAdd(schema.ToJsonString(), text =>
    {
        var root = Adapt(JsonNode.Parse(text));
        // The validated value is a property, because a reference at the root would hide the definitions.
        var holder = new JsonObject
        {
            ["definitions"] = JsonNode.Parse(_definitions),
            ["properties"] = new JsonObject { ["value"] = root },
        }.ToJsonString();
        return JsonSchema.FromJsonAsync(holder).GetAwaiter().GetResult().Properties["value"].ActualSchema;
    });

    private static IEnumerable<string> Describe(ValidationError error)
    {
        yield return $"{error.Path}: {error.Kind}";
        var inner = error switch
        {
            ChildSchemaValidationError child => child.Errors.Values.SelectMany(list => list),
            MultiTypeValidationError types => types.Errors.Values.SelectMany(list => list),
            _ => [],
        };
        foreach (var text in inner.SelectMany(Describe)) yield return "  " + text;
    }

    // NJsonSchema expects the older keyword for definitions, and an enumeration with one value for a constant. Descriptions and examples are omitted;
    // within a map of properties, every name is a property.
    private static JsonNode? Adapt(JsonNode? node, bool isMap = false) => node switch
    {
        JsonObject map when isMap => new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Adapt(member.Value)))),
        JsonObject schema => new JsonObject(schema.Where(keyword => IsSchema(keyword.Key)).Select(keyword => keyword.Key switch
        {
            "const" => KeyValuePair.Create("enum", (JsonNode?)new JsonArray(keyword.Value?.DeepClone())),
            "$ref" => KeyValuePair.Create(
                "$ref", (JsonNode?)((string)keyword.Value!).Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal)),
            "properties" => KeyValuePair.Create("properties", Adapt(keyword.Value, isMap: true)),
            _ => KeyValuePair.Create(keyword.Key, Adapt(keyword.Value)),
        })),
        JsonArray list => new JsonArray([.. list.Select(item => Adapt(item))]),
        _ => node?.DeepClone(),
    };

    private static bool IsSchema(string keyword) =>
        keyword is not ("example" or "examples" or "description" or "title" or "default" or "deprecated")
        && !keyword.StartsWith("x-", StringComparison.Ordinal);
}
