using System.Text.Json;
using System.Text.Json.Serialization;

namespace Symbl.LocalServer.Faults;

/// <summary>Fault rules as they are written down.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record FaultDocument
{
    public required IReadOnlyList<FaultRule> Rules { get; init; }
}

/// <summary>One rule. Of several that match a request, the first that is not used up applies.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record FaultRule
{
    /// <summary>One of <see cref="FaultKind"/>.</summary>
    public required string Fault { get; init; }

    /// <summary>Which requests; all when absent.</summary>
    public FaultMatch? Match { get; init; }

    /// <summary>How many matching requests pass before the rule begins.</summary>
    public int After { get; init; }

    /// <summary>How many requests it applies to; without a limit when absent.</summary>
    public int? Times { get; init; }

    /// <summary>A wait in milliseconds; what is waited for depends on the fault.</summary>
    public long? DelayMs { get; init; }

    /// <summary>HTTP status of the answer.</summary>
    public int? Status { get; init; }

    /// <summary>Text of the answer, or reason of the job's failure.</summary>
    public string? Message { get; init; }

    /// <summary>Seconds in the <c>Retry-After</c> header.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Bytes per piece, or bytes until the cut.</summary>
    public int? Bytes { get; init; }

    /// <summary>Requests this rule has been applied to; written by the server.</summary>
    public int? Applied { get; init; }
}

/// <summary>Which requests a rule is for; every member given must fit.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record FaultMatch
{
    public string? Method { get; init; }

    /// <summary>How the path begins.</summary>
    public string? Prefix { get; init; }

    /// <summary>A regular expression found in the path.</summary>
    public string? PathRegex { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(FaultDocument))]
internal sealed partial class FaultJson : JsonSerializerContext;
