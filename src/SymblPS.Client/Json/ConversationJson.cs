using System.Text.Json;
using System.Text.Json.Serialization;

namespace SymblPS.Client.Json;

/// <summary>A formatted transcript (schema TranscriptResponse); its member has more than one shape.</summary>
internal sealed class WireTranscriptAnswer
{
    public JsonElement Transcript { get; set; }
}

/// <summary>Source-generated readers of what conversations are made of, beside <see cref="WireJson"/>.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WireTranscriptAnswer))]
internal sealed partial class ConversationJson : JsonSerializerContext;
