using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SymblPS.Client.Json;

namespace SymblPS.Client.Management;

/// <summary>Creates the objects of account resources.</summary>
internal static class AccountMapper
{
    /// <summary>Creates a tracker.</summary>
    public static SymblTracker Tracker(JsonObject json)
    {
        var wire = Read(json, AccountJson.Default.WireTracker);
        return new SymblTracker
        {
            TrackerId = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Description = wire.Description ?? string.Empty,
            Vocabulary = Texts(wire.Vocabulary),
            ExcludeVocabulary = Texts(wire.ExcludeVocabulary),
            Categories = Texts(wire.Categories),
            Languages = Texts(wire.Languages),
            CreatedAt = wire.CreatedOn,
            UpdatedAt = wire.UpdatedOn,
            AdditionalProperties = WireValues.Rest(wire.Rest),
        };
    }

    /// <summary>Creates an entity definition.</summary>
    public static SymblEntityDefinition Entity(JsonObject json)
    {
        var wire = Read(json, AccountJson.Default.WireManagedEntity);
        return new SymblEntityDefinition
        {
            EntityId = wire.Id ?? string.Empty,
            Type = wire.Type ?? string.Empty,
            SubType = wire.SubType ?? string.Empty,
            Category = wire.Category ?? string.Empty,
            Values = Texts(wire.Values),
            AdditionalProperties = WireValues.Rest(wire.Rest),
        };
    }

    /// <summary>Creates a conversation group.</summary>
    public static SymblConversationGroup Group(JsonObject json)
    {
        var wire = Read(json, AccountJson.Default.WireGroup);
        return new SymblConversationGroup
        {
            GroupId = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Description = wire.Description ?? string.Empty,
            Criteria = wire.Criteria ?? string.Empty,
            AdditionalProperties = WireValues.Rest(wire.Rest),
        };
    }

    /// <summary>Creates a call-score criterion.</summary>
    public static SymblCallScoreCriterion Criterion(JsonObject json)
    {
        var wire = Read(json, AccountJson.Default.WireCriterion);
        return new SymblCallScoreCriterion
        {
            CriterionId = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Description = wire.Description ?? string.Empty,
            Tags = Texts(wire.Tags),
            Checklist = SymblList<SymblChecklistItem>.Of(WireValues.Map(wire.Checklist, static item => new SymblChecklistItem
            {
                Question = item.Question ?? string.Empty,
                Priority = item.Priority ?? string.Empty,
            })),
            AdditionalProperties = WireValues.Rest(wire.Rest),
        };
    }

    /// <summary>Creates a scorecard.</summary>
    public static SymblScorecard Scorecard(JsonObject json)
    {
        var wire = Read(json, AccountJson.Default.WireScorecard);
        return new SymblScorecard
        {
            ScorecardId = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Description = wire.Description ?? string.Empty,
            Tags = Texts(wire.Tags),
            Criteria = Texts(wire.CriteriaList),
            AdditionalProperties = WireValues.Rest(wire.Rest),
        };
    }

    /// <summary>Creates a real-time assistant.</summary>
    public static SymblAssistant Assistant(JsonObject json)
    {
        var wire = Read(json, AccountJson.Default.WireAssistant);
        return new SymblAssistant
        {
            AssistantId = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Description = wire.Description ?? string.Empty,
            CreatedAt = wire.CreatedOn,
            UpdatedAt = wire.UpdatedOn,
            AdditionalProperties = WireValues.Rest(wire.Rest),
        };
    }

    private static SymblList<string> Texts(List<string>? texts) => SymblList<string>.Of(texts ?? []);

    private static T Read<T>(JsonObject json, JsonTypeInfo<T> type) where T : class, new() => json.Deserialize(type) ?? new T();
}
