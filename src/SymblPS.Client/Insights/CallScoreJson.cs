using System.Text.Json;
using System.Text.Json.Serialization;
using SymblPS.Client.Json;
using SymblPS.Client.People;

namespace SymblPS.Client.Insights;

/// <summary>State of a feature (schema FeatureJobStatus), with the job ID and message that the local server adds.</summary>
internal sealed class WireFeatureStatus
{
    public string? JobId { get; set; }

    public string? Status { get; set; }

    public string? Message { get; set; }
}

/// <summary>Score of a call (schema CallScore).</summary>
internal sealed class WireCallScore
{
    public double? Score { get; set; }

    public string? Summary { get; set; }

    [JsonConverter(typeof(LenientList<WireCriterionScore>))]
    public List<WireCriterionScore>? Criteria { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>Score for one criterion (schema CallScoreCriterionResult).</summary>
internal sealed class WireCriterionScore
{
    public string? Name { get; set; }

    public double? Score { get; set; }

    public string? Summary { get; set; }

    public JsonElement? Feedback { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>
/// Generated call insights (schema LmInsights). The contract knows the sections from one sample only, so they are read without a fixed
/// shape.
/// </summary>
internal sealed class WireLmInsights
{
    public string? MeetingName { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public string? VideoUrl { get; set; }

    [JsonConverter(typeof(LenientList<WirePerson>))]
    public List<WirePerson>? Attendees { get; set; }

    public JsonElement? CallSummary { get; set; }

    public JsonElement? CallNextSteps { get; set; }

    public JsonElement? CallQuestionAndAnswers { get; set; }

    public JsonElement? CallSentiment { get; set; }

    public JsonElement? CallObjections { get; set; }

    [JsonConverter(typeof(LenientObject<WireCallScore>))]
    public WireCallScore? CallScore { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>Source-generated readers of call scores and generated call insights.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowTrailingCommas = false,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientTime)])]
[JsonSerializable(typeof(WireFeatureStatus))]
[JsonSerializable(typeof(WireCallScore))]
[JsonSerializable(typeof(WireCriterionScore))]
[JsonSerializable(typeof(WireLmInsights))]
[JsonSerializable(typeof(WirePerson))]
internal sealed partial class CallScoreJson : JsonSerializerContext;
