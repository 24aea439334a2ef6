using System.Text.Json;
using Microsoft.Data.Sqlite;
using Symbl.Domain.Account;
using Symbl.Domain.Analysis;
using Symbl.Domain.Filters;

namespace Symbl.Storage.Account;

/// <summary>What the account has defined, as those take it who work by it. The documents were checked when they were stored.</summary>
internal sealed class AccountDefinitions : IAccountDefinitions, IRedactionDefinitions, ICallScoreDefinitions, IConversationGroups
{
    public IReadOnlyList<TrackerDefinition> Trackers(SqliteConnection connection) =>
    [
        .. All(connection, AccountResourceKinds.Tracker).Select(tracker => new TrackerDefinition(
            tracker.Id, Text(tracker.Content, "name")!, Texts(tracker.Content, "vocabulary"), Texts(tracker.Content, "excludeVocabulary"))),
    ];

    public IReadOnlyList<EntityDefinition> Entities(SqliteConnection connection) =>
    [
        .. All(connection, AccountResourceKinds.Entity).Select(entity => new EntityDefinition(
            Text(entity.Content, "type")!,
            Text(entity.Content, "subType"),
            Text(entity.Content, "category"),
            Value: null,
            Texts(entity.Content, "values"))),
    ];

    public RedactionPolicy Redaction(SqliteConnection connection)
    {
        if (!JsonElement.Parse(SettingsStore.Read(connection)).TryGetProperty("redaction", out var redaction))
            return RedactionPolicy.Standard;
        return new RedactionPolicy(
            redaction.TryGetProperty("default", out var byDefault) && byDefault.GetBoolean(),
            Text(redaction, "type") ?? RedactionPolicy.Standard.Type,
            Texts(redaction, "exclude"),
            redaction.TryGetProperty("custom", out var custom)
                ? custom.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!)
                : RedactionPolicy.Standard.Custom);
    }

    IReadOnlyList<string>? ICallScoreDefinitions.CriteriaOf(SqliteConnection connection, string scorecardId) =>
        AccountResourceStore.Find(connection, AccountResourceKinds.Scorecard, scorecardId) is { } scorecard
            ? Texts(JsonElement.Parse(scorecard.Content), "criteriaList")
            : null;

    public CriterionDefinition? Criterion(SqliteConnection connection, string criterionId)
    {
        if (AccountResourceStore.Find(connection, AccountResourceKinds.Criteria, criterionId) is not { } criteria)
            return null;
        var content = JsonElement.Parse(criteria.Content);
        return new CriterionDefinition(
            criteria.Id,
            Text(content, "name")!,
            Text(content, "description"),
            Texts(content, "tags"),
            [
                .. content.GetProperty("checklist").EnumerateArray()
                    .Select(item => new ChecklistQuestion(Text(item, "question")!, Text(item, "priority")!)),
            ]);
    }

    string? IConversationGroups.CriteriaOf(SqliteConnection connection, string groupId) =>
        AccountResourceStore.Find(connection, AccountResourceKinds.Group, groupId) is { } group
            ? Text(JsonElement.Parse(group.Content), "criteria")
            : null;

    private static IEnumerable<(string Id, JsonElement Content)> All(SqliteConnection connection, string kind) =>
        AccountResourceStore.List(connection, kind).Select(document => (document.Id, JsonElement.Parse(document.Content)));

    private static string? Text(JsonElement holder, string member) =>
        holder.TryGetProperty(member, out var text) ? text.GetString() : null;

    private static IReadOnlyList<string> Texts(JsonElement holder, string member) =>
        holder.TryGetProperty(member, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : [];
}
