using System.Text.Json;
using System.Text.Json.Serialization;
using SymblPS.Client.Json;

namespace SymblPS.Client.People;

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

/// <summary>Source-generated reader of people.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientTime)])]
[JsonSerializable(typeof(WirePerson))]
internal sealed partial class PersonJson : JsonSerializerContext;
