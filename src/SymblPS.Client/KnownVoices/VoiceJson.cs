using System.Text.Json.Serialization;
using SymblPS.Client.Json;

namespace SymblPS.Client.KnownVoices;

/// <summary>A registered voice of the local server.</summary>
internal sealed class WireVoice
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Consent { get; set; }

    public DateTimeOffset? RegisteredAt { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Seconds { get; set; }
}

/// <summary>A file of a voice that the local server cannot read.</summary>
internal sealed class WireDamagedVoice
{
    public string? Id { get; set; }

    public string? File { get; set; }
}

/// <summary>The registered voices of the local server.</summary>
internal sealed class WireVoices
{
    [JsonConverter(typeof(LenientList<WireVoice>))]
    public List<WireVoice>? Voices { get; set; }

    [JsonConverter(typeof(LenientList<WireDamagedVoice>))]
    public List<WireDamagedVoice>? Damaged { get; set; }
}

/// <summary>A registration.</summary>
internal sealed class WireRegistration
{
    public string? ConversationId { get; set; }

    public string? MemberId { get; set; }

    public string? Name { get; set; }

    public string? Consent { get; set; }

    public bool Replace { get; set; }
}

/// <summary>Source-generated reader and writer of voices.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientTime)])]
[JsonSerializable(typeof(WireVoices))]
[JsonSerializable(typeof(WireVoice))]
[JsonSerializable(typeof(WireDamagedVoice))]
[JsonSerializable(typeof(WireRegistration))]
internal sealed partial class VoiceJson : JsonSerializerContext;
