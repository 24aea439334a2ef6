using Symbl.Domain.Analysis;
using Symbl.Domain.Jobs;

namespace Symbl.Storage.Json;

/// <summary>Analysis settings of a conversation.</summary>
internal sealed record StoredAnalysisSettings : StoredDocument
{
    private const int Latest = 1;

    public string LanguageCode { get; init; } = SubmissionOptions.DefaultLanguage;

    public bool DetectEntities { get; init; }

    public bool DetectPhrases { get; init; }

    public bool? EnableSummary { get; init; }

    public double ConfidenceThreshold { get; init; } = 0.5;

    public IReadOnlyList<StoredTracker> Trackers { get; init; } = [];

    public IReadOnlyList<StoredEntity> Entities { get; init; } = [];

    public IReadOnlyList<string> Features { get; init; } = [];

    public string? ScorecardId { get; init; }

    public IReadOnlyList<StoredCriterion>? Criteria { get; init; }

    public string? ConversationType { get; init; }

    public string? SalesStage { get; init; }

    public string? ProspectName { get; init; }

    public int TimezoneOffset { get; init; }

    public IReadOnlyList<string> TopicVocabulary { get; init; } = [];

    public static string Write(AnalysisSettings settings) => StoredJson.Write(
        new StoredAnalysisSettings
        {
            LanguageCode = settings.LanguageCode,
            DetectEntities = settings.DetectEntities,
            DetectPhrases = settings.DetectPhrases,
            EnableSummary = settings.EnableSummary,
            ConfidenceThreshold = settings.ConfidenceThreshold,
            Trackers = [.. settings.Trackers.Select(tracker => new StoredTracker(
                tracker.Id, tracker.Name, tracker.Vocabulary, tracker.ExcludeVocabulary))],
            Entities = [.. settings.Entities.Select(entity => new StoredEntity(
                entity.Type, entity.SubType, entity.Category, entity.Value, entity.Texts))],
            Features = settings.Features,
            ScorecardId = settings.ScorecardId,
            Criteria = settings.Criteria?.Select(criterion => new StoredCriterion(
                criterion.Id,
                criterion.Name,
                criterion.Description,
                criterion.Tags,
                [.. criterion.Checklist.Select(question => new StoredQuestion(question.Question, question.Priority))])).ToList(),
            ConversationType = settings.ConversationType,
            SalesStage = settings.SalesStage,
            ProspectName = settings.ProspectName,
            TimezoneOffset = settings.TimezoneOffset,
            TopicVocabulary = settings.TopicVocabulary,
        },
        StoredJson.Default.StoredAnalysisSettings);

    public static AnalysisSettings Read(string json)
    {
        var stored = StoredJson.Read(json, StoredJson.Default.StoredAnalysisSettings, Latest);
        return new AnalysisSettings
        {
            LanguageCode = stored.LanguageCode,
            DetectEntities = stored.DetectEntities,
            DetectPhrases = stored.DetectPhrases,
            EnableSummary = stored.EnableSummary,
            ConfidenceThreshold = stored.ConfidenceThreshold,
            Trackers = [.. stored.Trackers.Select(tracker => new TrackerDefinition(
                tracker.Id, tracker.Name, tracker.Vocabulary, tracker.ExcludeVocabulary))],
            Entities = [.. stored.Entities.Select(entity => new EntityDefinition(
                entity.Type, entity.SubType, entity.Category, entity.Value, entity.Texts))],
            Features = stored.Features,
            ScorecardId = stored.ScorecardId,
            Criteria = stored.Criteria?.Select(criterion => new CriterionDefinition(
                criterion.Id,
                criterion.Name,
                criterion.Description,
                criterion.Tags,
                [.. criterion.Checklist.Select(question => new ChecklistQuestion(question.Question, question.Priority))])).ToList(),
            ConversationType = stored.ConversationType,
            SalesStage = stored.SalesStage,
            ProspectName = stored.ProspectName,
            TimezoneOffset = stored.TimezoneOffset,
            TopicVocabulary = stored.TopicVocabulary,
        };
    }
}

/// <summary>A tracker as it was when a submission was processed.</summary>
internal sealed record StoredTracker(
    string? Id, string Name, IReadOnlyList<string> Vocabulary, IReadOnlyList<string>? ExcludeVocabulary);

/// <summary>A custom entity as it was when a submission was processed.</summary>
internal sealed record StoredEntity(string Type, string? SubType, string? Category, string? Value, IReadOnlyList<string> Texts);

/// <summary>A criterion of the scorecard as it was when a submission was processed.</summary>
internal sealed record StoredCriterion(
    string Id, string Name, string? Description, IReadOnlyList<string> Tags, IReadOnlyList<StoredQuestion> Checklist);

/// <summary>A question of a criterion.</summary>
internal sealed record StoredQuestion(string Question, string Priority);
