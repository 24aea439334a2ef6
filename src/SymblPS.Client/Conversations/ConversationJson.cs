using System.Text.Json;
using System.Text.Json.Serialization;
using SymblPS.Client.Json;
using SymblPS.Client.People;
using SymblPS.Client.Provenance;

namespace SymblPS.Client.Conversations;

/// <summary>A conversation (schema Conversation), with the provenance that the local server adds.</summary>
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

    public string? LanguageCode { get; set; }

    [JsonConverter(typeof(LenientObject<WireFeatures>))]
    public WireFeatures? Features { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>The features that the local server states for the languages of a conversation.</summary>
internal sealed class WireFeatures
{
    [JsonConverter(typeof(LenientTexts))]
    public List<string>? Available { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? NotAvailable { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? Limited { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? Notes { get; set; }
}

/// <summary>New labels of a conversation, as request and as response (schemas ConversationUpdate, ConversationUpdateResponse).</summary>
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

/// <summary>A confirmation (schema MessageOnly).</summary>
internal sealed class WireAcknowledgement
{
    public string? Message { get; set; }
}

/// <summary>A formatted transcript (schema TranscriptResponse); its property has more than one shape.</summary>
internal sealed class WireTranscriptAnswer
{
    public JsonElement Transcript { get; set; }
}

/// <summary>Source-generated readers and writers of conversations, members and transcripts.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientTime)])]
[JsonSerializable(typeof(WireConversation))]
[JsonSerializable(typeof(WireMetadata))]
[JsonSerializable(typeof(WireMemberUpdate))]
[JsonSerializable(typeof(WireAcknowledgement))]
[JsonSerializable(typeof(WireTranscriptAnswer))]
[JsonSerializable(typeof(WirePerson))]
[JsonSerializable(typeof(WireProvenance))]
[JsonSerializable(typeof(WireFeatures))]
[JsonSerializable(typeof(WireSpeakerConfidence))]
[JsonSerializable(typeof(WireSpan))]
internal sealed partial class ConversationJson : JsonSerializerContext;
