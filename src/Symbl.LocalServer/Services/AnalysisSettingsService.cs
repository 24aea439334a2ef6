using System.Text.Json;
using Microsoft.Data.Sqlite;
using Symbl.Domain.Analysis;
using Symbl.Domain.Jobs;

namespace Symbl.Storage;

/// <summary>What the insights of conversations are made by, and from.</summary>
internal static class AnalysisSettingsStore
{
    /// <summary>
    /// Takes over what a processed submission asks for, beside what earlier ones of the conversation asked for, with the account's
    /// definitions as they are now.
    /// </summary>
    public static void Extend(
        SqliteConnection connection,
        long conversation,
        SubmissionOptions options,
        IAccountDefinitions account,
        ICallScoreDefinitions scores)
    {
        var before = Read(connection, conversation);
        var scorecard = ScorecardId(options) ?? before.ScorecardId;
        Write(connection, conversation, Merge(before, options) with
        {
            Trackers = Distinct([.. before.Trackers, .. Trackers(options, account.Trackers(connection))]),
            Entities = Distinct([.. before.Entities, .. Entities(options), .. account.Entities(connection)]),
            ScorecardId = scorecard,
            Criteria = scorecard == before.ScorecardId ? before.Criteria : Criteria(connection, scores, scorecard!),
        });
    }

    public static AnalysisSettings Read(SqliteConnection connection, long conversation) =>
        connection.Scalar<string>("SELECT analysis FROM conversations WHERE id = $id", ("$id", conversation)) is { } json
            ? StoredJson.Read(json, StoredJson.Default.AnalysisSettings)
            : new AnalysisSettings();

    public static void Write(SqliteConnection connection, long conversation, AnalysisSettings settings) =>
        connection.Execute(
            "UPDATE conversations SET analysis = $analysis, revision = revision + 1 WHERE id = $id",
            ("$analysis", StoredJson.Write(settings, StoredJson.Default.AnalysisSettings)),
            ("$id", conversation));

    /// <summary>How often what a conversation's insights are made from has changed; null when there is no such conversation.</summary>
    public static long? Revision(SqliteConnection connection, long conversation) =>
        connection.Query(row => row.GetInt64(0), "SELECT revision FROM conversations WHERE id = $id", ("$id", conversation))
            .Cast<long?>()
            .SingleOrDefault();

    /// <summary>A conversation as the rules see it; null when there is none.</summary>
    public static AnalysisInput? Input(SqliteConnection connection, long conversation) =>
        ConversationStore.Find(connection, conversation) is { } row
            ? new AnalysisInput(
                row.Id,
                row.StartTime,
                row.Duration,
                [
                    .. MessageStore.Stream(connection, conversation, words: false)
                        .Select(message => new AnalysedMessage(message.Id, message.MemberId, message.Start, message.End, message.Text)),
                ],
                [.. MemberStore.List(connection, conversation).Select(member => new AnalysedMember(member.Id, member.Name, member.Email))],
                Read(connection, conversation))
            : null;

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

    /// <summary>The submission's own trackers, those of the account that it names, and all of the account when it asks for all.</summary>
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

    private static IReadOnlyList<CriterionDefinition> Criteria(
        SqliteConnection connection, ICallScoreDefinitions scores, string scorecard) =>
    [
        .. (scores.CriteriaOf(connection, scorecard) ?? [])
            .Select(id => ManagedCriteria.Find(id) ?? scores.Criterion(connection, id))
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
