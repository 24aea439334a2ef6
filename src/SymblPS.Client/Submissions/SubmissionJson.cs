using System.Text.Json.Serialization;
using SymblPS.Client.Json;

namespace SymblPS.Client.Submissions;

/// <summary>Response to a submission (schema AsyncJobAccepted).</summary>
internal sealed class WireAccepted
{
    public string? ConversationId { get; set; }

    public string? JobId { get; set; }
}

/// <summary>Source-generated reader of the response to a submission.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientTime)])]
[JsonSerializable(typeof(WireAccepted))]
internal sealed partial class SubmissionJson : JsonSerializerContext;
