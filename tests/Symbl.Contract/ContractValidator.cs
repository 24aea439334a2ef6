using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Symbl.Contract;

/// <summary>Finds deviations from the contract in the request and the response of an exchange.</summary>
/// <param name="document">The contract.</param>
public sealed class ContractValidator(ContractDocument document)
{
    private readonly ContractSchemas _schemas = new(document);

    /// <summary>All violations of an exchange, one sentence each; empty if it is valid.</summary>
    /// <param name="exchange">The exchange with its operation.</param>
    public IReadOnlyList<string> Check(Exchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        if (exchange.Operation is not { } operation)
            return [$"{exchange}: the contract has no such operation"];
        // A rejected request may violate the contract; only the rejection is validated.
        var sent = exchange.Status == 400 ? [] : Request(operation, exchange);
        return [.. sent.Concat(Answer(operation, exchange)).Select(what => $"{exchange} ({operation.OperationId}): {what}")];
    }

    /// <summary>The violations of a request.</summary>
    /// <param name="operation">Its operation.</param>
    /// <param name="exchange">The exchange.</param>
    public IEnumerable<string> Request(ContractOperation operation, Exchange exchange) =>
        Query(operation, exchange).Concat(Length(operation, exchange)).Concat(RequestBody(operation, exchange));

    private IEnumerable<string> Query(ContractOperation operation, Exchange exchange)
    {
        var known = operation.Parameters.Where(parameter => (string)parameter["in"]! == "query")
            .ToDictionary(parameter => (string)parameter["name"]!, StringComparer.Ordinal);
        foreach (var name in exchange.Query.GroupBy(pair => pair.Key).Where(group => group.Skip(1).Any()).Select(group => group.Key))
            yield return $"query parameter {name} is sent more than once";
        foreach (var missing in known.Where(p => (bool?)p.Value["required"] == true && exchange.Query.All(pair => pair.Key != p.Key)))
            yield return $"query parameter {missing.Key} is missing";
        foreach (var (name, value) in exchange.Query)
        {
            if (!known.TryGetValue(name, out var parameter))
            {
                yield return $"query parameter {name} is not in the contract";
                continue;
            }

            foreach (var error in Parameter(parameter, value))
                yield return $"query parameter {name}={value} {error}";
        }
    }

    private IEnumerable<string> Parameter(JsonObject parameter, string value)
    {
        if (parameter["content"]?["application/json"]?["schema"] is { } content)
            return _schemas.Check(content, value);
        var schema = document.Resolve(parameter["schema"]!);
        var json = (string?)schema["type"] switch
        {
            "boolean" when value is "true" or "false" => value,
            "integer" when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => value,
            "number" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => value,
            _ => JsonSerializer.Serialize(value),
        };
        return _schemas.Check(schema, json);
    }

    private static IEnumerable<string> Length(ContractOperation operation, Exchange exchange)
    {
        var needed = operation.Parameters.Any(p => (string)p["in"]! == "header" && (string)p["name"]! == "Content-Length");
        if (needed && exchange.RequestLength is not > 0)
            yield return "the request declares no length";
    }

    private IEnumerable<string> RequestBody(ContractOperation operation, Exchange exchange)
    {
        var types = operation.RequestTypes();
        if (types.Count == 0)
            return exchange.RequestLength is > 0 ? ["the request has a body, and the contract has none"] : [];
        if (exchange.RequestLength is null or 0 && exchange.RequestText is null or "")
            return operation.BodyRequired ? ["the request has no body"] : [];
        // A recording of an unlisted kind has no media type; the server detects it.
        if (exchange.RequestType is null)
            return types.ContainsKey("application/octet-stream") ? [] : ["the request declares no content type"];
        if (!types.TryGetValue(exchange.RequestType, out var schema))
            return [$"the request is {exchange.RequestType}, which is not in the contract"];
        return schema is null || exchange.RequestText is null
            ? []
            : _schemas.Check(schema, exchange.RequestText).Select(error => $"request {error}");
    }

    private IEnumerable<string> Answer(ContractOperation operation, Exchange exchange)
    {
        if (operation.AnswerTypes(exchange.Status) is not { } types)
            return ["the answer's status is not in the contract"];
        if (types.Count == 0)
            return [];
        if (exchange.AnswerType is null || !types.TryGetValue(exchange.AnswerType, out var schema))
            return [$"the answer is {exchange.AnswerType ?? "without a type"}, and the contract says {string.Join(" or ", types.Keys)}"];
        if (exchange.AnswerType == "text/event-stream")
            return operation.EventSchema is { } events ? Events(events, exchange.AnswerText) : [];
        return schema is null ? [] : _schemas.Check(schema, exchange.AnswerText).Select(error => $"answer {error}");
    }

    private IEnumerable<string> Events(JsonNode schema, string stream) =>
        from line in stream.Split('\n')
        where line.StartsWith("data:", StringComparison.Ordinal)
        let data = line[5..].Trim()
        where data is not ("" or "[DONE]")
        from error in _schemas.Check(schema, data)
        select $"event {data}: {error}";
}
