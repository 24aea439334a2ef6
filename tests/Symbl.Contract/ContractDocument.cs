using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace Symbl.Contract;

/// <summary>The wire contract of <c>docs/contract/openapi.yaml</c>.</summary>
public sealed class ContractDocument
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch"];
    private static readonly Lazy<ContractDocument> Shared = new(() => Load(Path.Combine(AppContext.BaseDirectory, "openapi.yaml")));
    private readonly JsonObject _root;

    private ContractDocument(JsonObject root)
    {
        _root = root;
        Operations =
        [
            .. from path in root["paths"]!.AsObject()
               from verb in Verbs
               where path.Value![verb] is not null
               select new ContractOperation(this, verb.ToUpperInvariant(), path.Key, path.Value!.AsObject(), path.Value![verb]!.AsObject()),
        ];
    }

    /// <summary>The contract beside the test assembly.</summary>
    public static ContractDocument Current => Shared.Value;

    /// <summary>All operations in the order of the file.</summary>
    public IReadOnlyList<ContractOperation> Operations { get; }

    internal JsonObject Schemas => _root["components"]!["schemas"]!.AsObject();

    /// <summary>Reads a contract.</summary>
    /// <param name="path">An OpenAPI 3.1 document in YAML.</param>
    public static ContractDocument Load(string path)
    {
        using var reader = File.OpenText(path);
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(reader);
        return new ContractDocument(ToJson(yaml)!.AsObject());
    }

    /// <summary>Finds the operation of a request; <see langword="null"/> if the contract does not define the verb and path.</summary>
    /// <param name="verb">HTTP verb.</param>
    /// <param name="path">The sent path, without the query.</param>
    public ContractOperation? Find(string verb, string path)
    {
        var segments = path.Trim('/').Split('/');
        return Operations
            .Where(operation => operation.Verb == verb.ToUpperInvariant() && operation.Fits(segments))
            // A literal segment takes precedence over a parameter in the same place.
            .OrderByDescending(operation => operation.Literals)
            .FirstOrDefault();
    }

    /// <summary>Resolves a reference such as <c>#/components/parameters/limit</c>; returns any other node unchanged.</summary>
    internal JsonObject Resolve(JsonNode node)
    {
        var value = node.AsObject();
        while ((string?)value["$ref"] is { } reference)
        {
            value = reference.Split('/').Skip(1)
                .Aggregate((JsonNode)_root, (at, step) => at[step] ?? throw new InvalidDataException($"'{reference}' leads nowhere"))
                .AsObject();
        }

        return value;
    }

    private static JsonNode? ToJson(object? yaml) => yaml switch
    {
        null => null,
        IDictionary<object, object?> map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key.ToString()!, ToJson(pair.Value)))),
        IList<object?> list => new JsonArray([.. list.Select(ToJson)]),
        bool flag => JsonValue.Create(flag),
        string text => JsonValue.Create(text),
        float number => JsonValue.Create((double)number),
        IConvertible number when number.GetTypeCode() is TypeCode.Double or TypeCode.Decimal => JsonValue.Create(Convert.ToDouble(number, null)),
        IConvertible number when number.GetTypeCode() is not (TypeCode.DateTime or TypeCode.Object) =>
            JsonValue.Create(Convert.ToInt64(number, null)),
        _ => JsonValue.Create(yaml.ToString()),
    };
}
