using System.Text.Json;
using Microsoft.Data.Sqlite;
using Symbl.LocalServer.Analysis;
using Symbl.LocalServer.Analysis.Entities;
using Symbl.LocalServer.Analysis.Scoring;
using Symbl.LocalServer.Filters;

namespace Symbl.LocalServer.Storage.Account;

/// <summary>What the account has defined, as those take it who work by it. The documents were checked when they were stored.</summary>
internal sealed class AccountDefinitions : IAccountDefinitions, IRedactionDefinitions, ICallScoreDefinitions, IConversationGroups
{
    public IReadOnlyList<TrackerDefinition> Trackers(SqliteConnection connection) =>
    [
        .. All(connection, DocumentKinds.Tracker).Select(tracker => new TrackerDefinition(
            tracker.Id, Text(tracker.Content, "name")!, Texts(tracker.Content, "vocabulary"), Texts(tracker.Content, "excludeVocabulary"))),
    ];

    public IReadOnlyList<EntityDefinition> Entities(SqliteConnection connection) =>
    [
        .. All(connection, DocumentKinds.Entity).Select(entity => new EntityDefinition(
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
        DocumentStore.Find(connection, DocumentKinds.Scorecard, scorecardId) is { } scorecard
            ? Texts(JsonElement.Parse(scorecard.Content), "criteriaList")
            : null;

    public CriterionDefinition? Criterion(SqliteConnection connection, string criterionId)
    {
        if (DocumentStore.Find(connection, DocumentKinds.Criteria, criterionId) is not { } criteria)
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
        DocumentStore.Find(connection, DocumentKinds.Group, groupId) is { } group
            ? Text(JsonElement.Parse(group.Content), "criteria")
            : null;

    private static IEnumerable<(string Id, JsonElement Content)> All(SqliteConnection connection, string kind) =>
        DocumentStore.List(connection, kind).Select(document => (document.Id, JsonElement.Parse(document.Content)));

    private static string? Text(JsonElement holder, string member) =>
        holder.TryGetProperty(member, out var text) ? text.GetString() : null;

    private static IReadOnlyList<string> Texts(JsonElement holder, string member) =>
        holder.TryGetProperty(member, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : [];
}
