using System.Text.Json.Serialization;
using SymblPS.Client.Json;
using SymblPS.Client.Provenance;

namespace SymblPS.Client.Jobs;

/// <summary>State of a job (schema Job), with the properties that the local server adds.</summary>
internal sealed class WireJob
{
    public string? Id { get; set; }

    public string? JobId { get; set; }

    public string? Status { get; set; }

    public string? ConversationId { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public string? Message { get; set; }

    public double? Progress { get; set; }

    [JsonConverter(typeof(LenientObject<WireProvenance>))]
    public WireProvenance? Provenance { get; set; }
}

/// <summary>Source-generated reader of jobs.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientTime)])]
[JsonSerializable(typeof(WireJob))]
[JsonSerializable(typeof(WireProvenance))]
[JsonSerializable(typeof(WireSpeakerConfidence))]
[JsonSerializable(typeof(WireSpan))]
internal sealed partial class JobJson : JsonSerializerContext;
