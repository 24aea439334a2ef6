using System.Text.Json;
using System.Text.Json.Serialization;
using SymblPS.Client.Json;

namespace SymblPS.Client.Experiences;

/// <summary>Address of a page (schemas ExperienceResponse, UrlResponse).</summary>
internal sealed class WireExperience
{
    public string? Name { get; set; }

    public string? Url { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>Source-generated reader of page addresses.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowTrailingCommas = false,
    Converters = [typeof(LenientText)])]
[JsonSerializable(typeof(WireExperience))]
internal sealed partial class ExperienceJson : JsonSerializerContext;
