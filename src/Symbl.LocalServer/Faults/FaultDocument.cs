using System.Text.Json;
using System.Text.Json.Serialization;

namespace Symbl.LocalServer.Faults;

/// <summary>A document of fault rules.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record FaultDocument
{
    public required IReadOnlyList<FaultRule> Rules { get; init; }
}

/// <summary>A fault rule. If several rules match a request, the first one with uses left applies.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record FaultRule
{
    /// <summary>The fault: a name in <see cref="FaultKind"/>.</summary>
    public required string Fault { get; init; }

    /// <summary>The condition for requests. If absent, the rule matches all requests.</summary>
    public FaultMatch? Match { get; init; }

    /// <summary>The number of matching requests that pass before the rule applies.</summary>
    public int After { get; init; }

    /// <summary>The maximum number of requests that the rule applies to. If absent, there is no limit.</summary>
    public int? Times { get; init; }

    /// <summary>A delay in milliseconds. Its meaning depends on the fault.</summary>
    public long? DelayMs { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public int? Status { get; init; }

    /// <summary>The message of the answer, or the reason for the failure of the job.</summary>
    public string? Message { get; init; }

    /// <summary>The seconds in the <c>Retry-After</c> header.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The number of bytes per piece, or of bytes before the cut.</summary>
    public int? Bytes { get; init; }

    /// <summary>The number of requests that the rule has applied to. The server sets it.</summary>
    public int? Applied { get; init; }
}

/// <summary>The condition of a rule. A request must match every given member.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record FaultMatch
{
    public string? Method { get; init; }

    /// <summary>The start of the path.</summary>
    public string? Prefix { get; init; }

    /// <summary>A regular expression that matches any part of the path.</summary>
    public string? PathRegex { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(FaultDocument))]
internal sealed partial class FaultJson : JsonSerializerContext;
