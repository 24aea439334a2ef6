using System.Text.Json.Serialization;
using SymblPS.Client.Json;

namespace SymblPS.Client.Conversations;

/// <summary>Talk time (schema AnalyticsResponse).</summary>
internal sealed class WireAnalytics
{
    [JsonConverter(typeof(LenientList<WireMetric>))]
    public List<WireMetric>? Metrics { get; set; }

    [JsonConverter(typeof(LenientList<WireMemberAnalytics>))]
    public List<WireMemberAnalytics>? Members { get; set; }
}

/// <summary>A total.</summary>
internal sealed class WireMetric
{
    public string? Type { get; set; }

    public double? Percent { get; set; }

    public double? Seconds { get; set; }
}

/// <summary>Talk time of a member (schema AnalyticsMember).</summary>
internal sealed class WireMemberAnalytics
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? UserId { get; set; }

    [JsonConverter(typeof(LenientObject<WirePace>))]
    public WirePace? Pace { get; set; }

    [JsonConverter(typeof(LenientObject<WireShare>))]
    public WireShare? TalkTime { get; set; }

    [JsonConverter(typeof(LenientObject<WireShare>))]
    public WireShare? ListenTime { get; set; }

    [JsonConverter(typeof(LenientObject<WireOverlap>))]
    public WireOverlap? Overlap { get; set; }
}

/// <summary>Speech rate.</summary>
internal sealed class WirePace
{
    public double? Wpm { get; set; }
}

/// <summary>A duration and its share of the whole.</summary>
internal sealed class WireShare
{
    public double? Percentage { get; set; }

    public double? Seconds { get; set; }
}

/// <summary>Time during which other members speak too.</summary>
internal sealed class WireOverlap
{
    public double? OverlapDuration { get; set; }
}

/// <summary>Source-generated reader of talk times.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientTime)])]
[JsonSerializable(typeof(WireAnalytics))]
[JsonSerializable(typeof(WireMetric))]
[JsonSerializable(typeof(WireMemberAnalytics))]
[JsonSerializable(typeof(WirePace))]
[JsonSerializable(typeof(WireShare))]
[JsonSerializable(typeof(WireOverlap))]
internal sealed partial class AnalyticsJson : JsonSerializerContext;
