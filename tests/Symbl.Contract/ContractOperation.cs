using System.Text.Json.Nodes;

namespace Symbl.Contract;

/// <summary>One operation of the contract.</summary>
public sealed class ContractOperation
{
    private readonly ContractDocument _document;
    private readonly JsonObject _definition;
    private readonly string[] _segments;

    internal ContractOperation(ContractDocument document, string verb, string path, JsonObject item, JsonObject definition)
    {
        _document = document;
        _definition = definition;
        _segments = path.Trim('/').Split('/');
        Verb = verb;
        Path = path;
        OperationId = (string)definition["operationId"]!;
        Tag = (string)definition["tags"]![0]!;
        Parameters =
        [
            .. new[] { item, definition }
                .SelectMany(holder => holder["parameters"]?.AsArray() ?? [])
                .Select(parameter => document.Resolve(parameter!)),
        ];
    }

    /// <summary>The operation id.</summary>
    public string OperationId { get; }

    /// <summary>HTTP verb in uppercase.</summary>
    public string Verb { get; }

    /// <summary>Path with parameters in braces.</summary>
    public string Path { get; }

    /// <summary>The tag of the operation.</summary>
    public string Tag { get; }

    internal IReadOnlyList<JsonObject> Parameters { get; }

    internal int Literals => _segments.Count(segment => !segment.StartsWith('{'));

    internal bool BodyRequired => (bool?)RequestBody?["required"] ?? false;

    private JsonObject? RequestBody => _definition["requestBody"] is { } body ? _document.Resolve(body) : null;

    internal bool Fits(string[] segments) =>
        segments.Length == _segments.Length
        && segments.Zip(_segments).All(pair => pair.Second.StartsWith('{') ? pair.First.Length > 0 : pair.First == pair.Second);

    /// <summary>Media types of the request with their schemas; empty if it has no body.</summary>
    internal IReadOnlyDictionary<string, JsonNode?> RequestTypes() => Types(RequestBody);

    /// <summary>Media types of a response; <see langword="null"/> if the contract has no such status.</summary>
    internal IReadOnlyDictionary<string, JsonNode?>? AnswerTypes(int status)
    {
        var answers = _definition["responses"]!.AsObject();
        var answer = answers[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] ?? answers[$"{status / 100}XX"];
        return answer is null ? null : Types(_document.Resolve(answer));
    }

    /// <summary>Schema of each event of a stream; <see langword="null"/> if the operation has no stream.</summary>
    internal JsonNode? EventSchema => _definition["x-event-schema"];

    /// <summary>The first success status of the contract.</summary>
    public int SuccessStatus => int.Parse(_definition["responses"]!.AsObject().First(answer => answer.Key[0] == '2').Key, null);

    /// <summary>A JSON request body with every property of the contract; <see langword="null"/> if it does not exist.</summary>
    public JsonNode? SampleRequest() => RequestTypes().TryGetValue("application/json", out var schema) && schema is not null
        ? ContractSample.Of(_document, schema)
        : null;

    /// <summary>A JSON response with every property of the contract; <see langword="null"/> if it does not exist.</summary>
    public JsonNode? SampleAnswer() => AnswerTypes(SuccessStatus)!.TryGetValue("application/json", out var schema) && schema is not null
        ? ContractSample.Of(_document, schema)
        : null;

    /// <summary>Verb and path.</summary>
    public override string ToString() => $"{Verb} {Path}";

    private static Dictionary<string, JsonNode?> Types(JsonNode? holder) =>
        (holder?["content"]?.AsObject() ?? []).ToDictionary(type => type.Key, type => type.Value?["schema"], StringComparer.OrdinalIgnoreCase);
}
