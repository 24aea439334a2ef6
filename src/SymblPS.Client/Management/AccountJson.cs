using System.Text.Json;
using System.Text.Json.Serialization;
using SymblPS.Client.Json;

namespace SymblPS.Client.Management;

// The shapes of account resources, property by property as openapi.yaml names them. They are for reading only; requests contain only the
// specified properties.

/// <summary>A tracker (schema Tracker).</summary>
internal sealed class WireTracker
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? Categories { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? Languages { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? Vocabulary { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? ExcludeVocabulary { get; set; }

    public DateTimeOffset? CreatedOn { get; set; }

    public DateTimeOffset? UpdatedOn { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>A custom entity (schema ManagedEntity).</summary>
internal sealed class WireManagedEntity
{
    public string? Id { get; set; }

    public string? Type { get; set; }

    public string? SubType { get; set; }

    public string? Category { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? Values { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>A conversation group (schema Group); in one sample of the contract, the ID is a number.</summary>
internal sealed class WireGroup
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Criteria { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>A call-score criterion (schema Criteria).</summary>
internal sealed class WireCriterion
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? Tags { get; set; }

    [JsonConverter(typeof(LenientList<WireChecklistItem>))]
    public List<WireChecklistItem>? Checklist { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>A question of a criterion (schema ChecklistItem).</summary>
internal sealed class WireChecklistItem
{
    public string? Question { get; set; }

    public string? Priority { get; set; }
}

/// <summary>A scorecard (schema Scorecard).</summary>
internal sealed class WireScorecard
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? Tags { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? CriteriaList { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>A real-time assistant (schema Rta).</summary>
internal sealed class WireAssistant
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public DateTimeOffset? CreatedOn { get; set; }

    public DateTimeOffset? UpdatedOn { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>Source-generated readers of account resources.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientTime)])]
[JsonSerializable(typeof(WireTracker))]
[JsonSerializable(typeof(WireManagedEntity))]
[JsonSerializable(typeof(WireGroup))]
[JsonSerializable(typeof(WireCriterion))]
[JsonSerializable(typeof(WireChecklistItem))]
[JsonSerializable(typeof(WireScorecard))]
[JsonSerializable(typeof(WireAssistant))]
internal sealed partial class AccountJson : JsonSerializerContext;
