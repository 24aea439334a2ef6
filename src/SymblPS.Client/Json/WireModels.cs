using System.Text.Json;
using System.Text.Json.Serialization;

namespace SymblPS.Client.Json;

// The shapes of the wire contract, member by member as openapi.yaml names them. Messages are read by MessageParser.

/// <summary>Answer to a submission (schema AsyncJobAccepted).</summary>
internal sealed class WireAccepted
{
    public string? ConversationId { get; set; }

    public string? JobId { get; set; }
}

/// <summary>State of a job (schema Job); the local server says more than the contract asks.</summary>
internal sealed class WireJob
{
    public string? Id { get; set; }

    public string? JobId { get; set; }

    public string? Status { get; set; }

    public string? ConversationId { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public string? Message { get; set; }

    [JsonConverter(typeof(LenientObject<WireProvenance>))]
    public WireProvenance? Provenance { get; set; }
}

/// <summary>Acknowledgement in words (schema MessageOnly).</summary>
internal sealed class WireAcknowledgement
{
    public string? Message { get; set; }
}

/// <summary>A person (schemas User and Member).</summary>
internal sealed class WirePerson
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? UserId { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>A conversation (schema Conversation), with the local server's provenance.</summary>
internal sealed class WireConversation
{
    public string? Id { get; set; }

    public string? Type { get; set; }

    public string? Name { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }

    [JsonConverter(typeof(LenientList<WirePerson>))]
    public List<WirePerson>? Members { get; set; }

    [JsonConverter(typeof(LenientLabels))]
    public Dictionary<string, string>? Metadata { get; set; }

    [JsonConverter(typeof(LenientObject<WireProvenance>))]
    public WireProvenance? Provenance { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>How the local server found what a conversation, or one submission, holds.</summary>
internal sealed class WireProvenance
{
    public string? JobId { get; set; }

    public string? Words { get; set; }

    public string? Speakers { get; set; }

    public string? Insights { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? SpeakersAsked { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? SpeakersFound { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Confidence { get; set; }

    [JsonConverter(typeof(LenientList<WireSpeakerConfidence>))]
    public List<WireSpeakerConfidence>? SpeakerConfidence { get; set; }

    [JsonConverter(typeof(LenientList<WireSpan>))]
    public List<WireSpan>? UncertainSpans { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? Notes { get; set; }

    [JsonConverter(typeof(LenientList<WireProvenance>))]
    public List<WireProvenance>? Submissions { get; set; }
}

/// <summary>How sure the local server is of what it gave to one member.</summary>
internal sealed class WireSpeakerConfidence
{
    public string? MemberId { get; set; }

    public string? Name { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Confidence { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Seconds { get; set; }
}

/// <summary>A stretch of a conversation, in seconds from its start.</summary>
internal sealed class WireSpan
{
    [JsonConverter(typeof(LenientNumber))]
    public double? Start { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? End { get; set; }
}

/// <summary>New labels of a conversation, sent and answered (schemas ConversationUpdate, ConversationUpdateResponse).</summary>
internal sealed class WireMetadata
{
    [JsonConverter(typeof(LenientLabels))]
    public Dictionary<string, string>? Metadata { get; set; }
}

/// <summary>A renamed member (schema MemberUpdate).</summary>
internal sealed class WireMemberUpdate
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }
}

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

/// <summary>Speed of speech.</summary>
internal sealed class WirePace
{
    public double? Wpm { get; set; }
}

/// <summary>A time and its part of the whole.</summary>
internal sealed class WireShare
{
    public double? Percentage { get; set; }

    public double? Seconds { get; set; }
}

/// <summary>Time spoken at the same time as others.</summary>
internal sealed class WireOverlap
{
    public double? OverlapDuration { get; set; }
}

/// <summary>Source-generated readers and writers of the wire contract: no reflection, and nothing to warm up on the first call.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowTrailingCommas = false,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientTime)])]
[JsonSerializable(typeof(WireAccepted))]
[JsonSerializable(typeof(WireJob))]
[JsonSerializable(typeof(WireAcknowledgement))]
[JsonSerializable(typeof(WirePerson))]
[JsonSerializable(typeof(WireConversation))]
[JsonSerializable(typeof(WireMetadata))]
[JsonSerializable(typeof(WireMemberUpdate))]
[JsonSerializable(typeof(WireAnalytics))]
[JsonSerializable(typeof(WireProvenance))]
[JsonSerializable(typeof(WireSpeakerConfidence))]
[JsonSerializable(typeof(WireSpan))]
[JsonSerializable(typeof(WireMetric))]
[JsonSerializable(typeof(WireMemberAnalytics))]
[JsonSerializable(typeof(WirePace))]
[JsonSerializable(typeof(WireShare))]
[JsonSerializable(typeof(WireOverlap))]
internal sealed partial class WireJson : JsonSerializerContext;
