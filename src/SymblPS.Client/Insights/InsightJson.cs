using System.Text.Json;
using System.Text.Json.Serialization;
using SymblPS.Client.Json;
using SymblPS.Client.People;

namespace SymblPS.Client.Insights;

// The shapes of the contract, property by property as openapi.yaml names them.

/// <summary>Question, action item or follow-up, comprehensive or not (schemas Insight, ComprehensiveActionItem).</summary>
internal sealed class WireInsight
{
    public string? Id { get; set; }

    public string? Text { get; set; }

    public string? Type { get; set; }

    public double? Score { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? MessageIds { get; set; }

    [JsonConverter(typeof(LenientList<WireMessageRef>))]
    public List<WireMessageRef>? MessageRefs { get; set; }

    [JsonConverter(typeof(LenientList<WireInsightEntity>))]
    public List<WireInsightEntity>? Entities { get; set; }

    [JsonConverter(typeof(LenientList<WirePhrase>))]
    public List<WirePhrase>? Phrases { get; set; }

    [JsonConverter(typeof(LenientObject<WirePerson>))]
    public WirePerson? From { get; set; }

    [JsonConverter(typeof(LenientObject<WirePerson>))]
    public WirePerson? Assignee { get; set; }

    public bool? Definitive { get; set; }

    public DateTimeOffset? DueBy { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>Entity in the text of an insight (schema InsightEntity). Its value is a text, or an object for a person.</summary>
internal sealed class WireInsightEntity
{
    public string? Type { get; set; }

    public string? Text { get; set; }

    public double? Offset { get; set; }

    public JsonElement? Value { get; set; }

    public string? Start { get; set; }

    public string? End { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>Actionable part of a sentence (schema Phrase).</summary>
internal sealed class WirePhrase
{
    public string? Type { get; set; }

    public string? Text { get; set; }
}

/// <summary>Reference to a message (schema MessageRef), or with a type to an insight (schema InsightRef).</summary>
internal sealed class WireMessageRef
{
    public string? Id { get; set; }

    public string? Type { get; set; }

    public string? Text { get; set; }

    public double? Offset { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }
}

/// <summary>Topic, abstract or not (schemas Topic, AbstractTopicsResponse).</summary>
internal sealed class WireTopic
{
    public string? Id { get; set; }

    public string? Text { get; set; }

    public string? Type { get; set; }

    public double? Score { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? MessageIds { get; set; }

    [JsonConverter(typeof(LenientObject<WireSentiment>))]
    public WireSentiment? Sentiment { get; set; }

    [JsonConverter(typeof(LenientList<WirePhrase>))]
    public List<WirePhrase>? ParentRefs { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>Sentiment (schema SentimentPolarity).</summary>
internal sealed class WireSentiment
{
    [JsonConverter(typeof(LenientObject<WirePolarity>))]
    public WirePolarity? Polarity { get; set; }

    public string? Suggested { get; set; }
}

/// <summary>Sentiment as a number.</summary>
internal sealed class WirePolarity
{
    public double? Score { get; set; }
}

/// <summary>
/// Detected entity in either shape: with matches (schema DetectedEntity), or with message references (schema LegacyEntity).
/// </summary>
internal sealed class WireEntity
{
    public string? Type { get; set; }

    public string? SubType { get; set; }

    public string? CustomType { get; set; }

    public string? Category { get; set; }

    public JsonElement? Value { get; set; }

    public string? Text { get; set; }

    public string? Start { get; set; }

    public string? End { get; set; }

    [JsonConverter(typeof(LenientList<WireEntityMatch>))]
    public List<WireEntityMatch>? Matches { get; set; }

    [JsonConverter(typeof(LenientList<WireMessageRef>))]
    public List<WireMessageRef>? MessageRefs { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>A value of an entity, with the messages that contain it (schema EntityMatch).</summary>
internal sealed class WireEntityMatch
{
    public JsonElement? DetectedValue { get; set; }

    [JsonConverter(typeof(LenientList<WireMessageRef>))]
    public List<WireMessageRef>? MessageRefs { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>A detected tracker (schema DetectedTracker).</summary>
internal sealed class WireDetectedTracker
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    [JsonConverter(typeof(LenientList<WireTrackerMatch>))]
    public List<WireTrackerMatch>? Matches { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>A detected phrase of a tracker, with its messages and insights (schema TrackerMatch).</summary>
internal sealed class WireTrackerMatch
{
    public string? Type { get; set; }

    public string? Value { get; set; }

    [JsonConverter(typeof(LenientList<WireMessageRef>))]
    public List<WireMessageRef>? MessageRefs { get; set; }

    [JsonConverter(typeof(LenientList<WireMessageRef>))]
    public List<WireMessageRef>? InsightRefs { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>A summary (schemas SummaryResponse, BookmarkSummaryResponse): a list of parts, or a single part.</summary>
internal sealed class WireSummary
{
    [JsonConverter(typeof(LenientOneOrMany<WireSummaryPart>))]
    public List<WireSummaryPart>? Summary { get; set; }
}

/// <summary>A part of a summary (schema SummaryItem).</summary>
internal sealed class WireSummaryPart
{
    public string? Id { get; set; }

    public string? Text { get; set; }

    [JsonConverter(typeof(LenientList<WireMessageRef>))]
    public List<WireMessageRef>? MessageRefs { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }

    [JsonConverter(typeof(LenientObject<WireBookmarkReference>))]
    public WireBookmarkReference? BookmarkReference { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>Reference to the bookmark of a summary part.</summary>
internal sealed class WireBookmarkReference
{
    public string? Id { get; set; }
}

/// <summary>Summary of one bookmark in a list of summaries (schema BookmarksSummaryResponse).</summary>
internal sealed class WireBookmarkSummary
{
    public string? BookmarkId { get; set; }

    [JsonConverter(typeof(LenientOneOrMany<WireSummaryPart>))]
    public List<WireSummaryPart>? Summary { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>Source-generated readers of insights, topics, entities, trackers and summaries.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowTrailingCommas = false,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientTime), typeof(LenientTruth)])]
[JsonSerializable(typeof(WireInsight))]
[JsonSerializable(typeof(WireInsightEntity))]
[JsonSerializable(typeof(WirePhrase))]
[JsonSerializable(typeof(WireMessageRef))]
[JsonSerializable(typeof(WirePerson))]
[JsonSerializable(typeof(WireTopic))]
[JsonSerializable(typeof(WireSentiment))]
[JsonSerializable(typeof(WirePolarity))]
[JsonSerializable(typeof(WireEntity))]
[JsonSerializable(typeof(WireEntityMatch))]
[JsonSerializable(typeof(WireDetectedTracker))]
[JsonSerializable(typeof(WireTrackerMatch))]
[JsonSerializable(typeof(WireSummary))]
[JsonSerializable(typeof(WireSummaryPart))]
[JsonSerializable(typeof(WireBookmarkReference))]
[JsonSerializable(typeof(WireBookmarkSummary))]
internal sealed partial class InsightJson : JsonSerializerContext;
