using System.Text.Json;
using Symbl.Domain.Analysis;
using Symbl.Domain.Jobs;
using Symbl.Language.Scoring;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>Updates the settings for the analyses of a conversation.</summary>
internal static class AnalysisSettingsService
{
    /// <summary>
    /// Adds the options of a processed submission to the options of earlier submissions of the conversation, together with the current
    /// definitions
    /// of the account.
    /// </summary>
    public static void Extend(IUnitOfWork unit, long conversation, SubmissionOptions options)
    {
        var before = unit.Conversations.Analysis(conversation);
        var scorecard = ScorecardId(options) ?? before.ScorecardId;
        unit.Conversations.SetAnalysis(conversation, Merge(before, options) with
        {
            Trackers = Distinct([.. before.Trackers, .. Trackers(options, unit.Definitions.Trackers())]),
            Entities = Distinct([.. before.Entities, .. Entities(options), .. unit.Definitions.Entities()]),
            ScorecardId = scorecard,
            Criteria = scorecard == before.ScorecardId ? before.Criteria : Criteria(unit.Definitions, scorecard!),
        });
    }

    private static AnalysisSettings Merge(AnalysisSettings before, SubmissionOptions options) => before with
    {
        LanguageCode = options.LanguageCode,
        DetectPhrases = before.DetectPhrases || options.DetectPhrases == true,
        DetectEntities = before.DetectEntities || options.DetectEntities == true,
        EnableSummary = options.EnableSummary ?? before.EnableSummary,
        ConfidenceThreshold = options.ConfidenceThreshold ?? before.ConfidenceThreshold,
        Features = [.. before.Features.Concat(Texts(options.Features, "featureList")).Distinct()],
        ConversationType = options.ConversationType ?? before.ConversationType,
        SalesStage = Text(options.Metadata, "salesStage") ?? before.SalesStage,
        ProspectName = Text(options.Metadata, "prospectName") ?? before.ProspectName,
        TimezoneOffset = options.TimezoneOffset ?? before.TimezoneOffset,
    };

    /// <summary>
    /// Returns the submission's own trackers, the trackers of the account that it names, and all trackers of the account if it requests
    /// them.
    /// </summary>
    private static IEnumerable<TrackerDefinition> Trackers(SubmissionOptions options, IReadOnlyList<TrackerDefinition> ofAccount)
    {
        foreach (var item in Items(options.Trackers))
        {
            var vocabulary = Texts(item, "vocabulary").ToList();
            if (Text(item, "name") is { } name && vocabulary.Count > 0)
                yield return new TrackerDefinition(Text(item, "id"), name, vocabulary, [.. Texts(item, "excludeVocabulary")]);
            else if (ofAccount.FirstOrDefault(tracker => IsMeant(tracker, item)) is { } known)
                yield return known;
        }

        if (options.EnableAllTrackers == true)
        {
            foreach (var tracker in ofAccount)
                yield return tracker;
        }
    }

    private static bool IsMeant(TrackerDefinition tracker, JsonElement item) =>
        Text(item, "id") is { } id ? tracker.Id == id : tracker.Name == Text(item, "name");

    private static IReadOnlyList<TrackerDefinition> Distinct(IEnumerable<TrackerDefinition> trackers) =>
        [.. trackers.DistinctBy(tracker => (tracker.Id, tracker.Name))];

    private static IReadOnlyList<EntityDefinition> Distinct(IEnumerable<EntityDefinition> entities) =>
        [.. entities.DistinctBy(entity => (entity.Type, entity.SubType, entity.Category, entity.Value, string.Join('\n', entity.Texts)))];

    private static IEnumerable<EntityDefinition> Entities(SubmissionOptions options) => Items(options.Entities)
        .Select(item => new EntityDefinition(Text(item, "customType")!, null, null, Text(item, "value"), [Text(item, "text")!]));

    private static IReadOnlyList<CriterionDefinition> Criteria(IAccountDefinitions account, string scorecard) =>
    [
        .. (account.ScorecardCriteria(scorecard) ?? [])
            .Select(id => ManagedCriteria.Find(id) ?? account.Criterion(id))
            .OfType<CriterionDefinition>(),
    ];

    private static string? ScorecardId(SubmissionOptions options) =>
        options.Features is { } features && features.TryGetProperty("callScore", out var score) ? Text(score, "scorecardId") : null;

    private static IEnumerable<JsonElement> Items(JsonElement? array) => array is { } items ? items.EnumerateArray() : [];

    private static IEnumerable<string> Texts(JsonElement? holder, string member) =>
        holder is { ValueKind: JsonValueKind.Object } item && item.TryGetProperty(member, out var array)
        && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray().Select(text => text.GetString()!)
            : [];

    private static string? Text(JsonElement? holder, string member) =>
        holder is { ValueKind: JsonValueKind.Object } item && item.TryGetProperty(member, out var text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
