using System.Text.Json;
using Symbl.Domain.Account;
using Symbl.Domain.Analysis;

namespace Symbl.Storage;

/// <summary>Reads the resources and settings of the account for the analyses. Their content was checked when it was stored.</summary>
internal sealed class AccountDefinitions(IAccountResourceStore resources, ISettingsStore settings) : IAccountDefinitions
{
    public IReadOnlyList<TrackerDefinition> Trackers() =>
    [
        .. All(AccountResourceKinds.Tracker).Select(tracker => new TrackerDefinition(
            tracker.Id, Text(tracker.Content, "name")!, Texts(tracker.Content, "vocabulary"), Texts(tracker.Content, "excludeVocabulary"))),
    ];

    public IReadOnlyList<EntityDefinition> Entities() =>
    [
        .. All(AccountResourceKinds.Entity).Select(entity => new EntityDefinition(
            Text(entity.Content, "type")!,
            Text(entity.Content, "subType"),
            Text(entity.Content, "category"),
            Value: null,
            Texts(entity.Content, "values"))),
    ];

    public RedactionPolicy Redaction()
    {
        if (!JsonElement.Parse(settings.Read()).TryGetProperty("redaction", out var redaction))
            return RedactionPolicy.Standard;
        return new RedactionPolicy(
            redaction.TryGetProperty("default", out var byDefault) && byDefault.GetBoolean(),
            Text(redaction, "type") ?? RedactionPolicy.Standard.Type,
            Texts(redaction, "exclude"),
            redaction.TryGetProperty("custom", out var custom)
                ? custom.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!)
                : RedactionPolicy.Standard.Custom);
    }

    public IReadOnlyList<string>? ScorecardCriteria(string scorecardId) =>
        resources.Find(AccountResourceKinds.Scorecard, scorecardId) is { } scorecard
            ? Texts(JsonElement.Parse(scorecard.Content), "criteriaList")
            : null;

    public CriterionDefinition? Criterion(string criterionId)
    {
        if (resources.Find(AccountResourceKinds.Criteria, criterionId) is not { } criteria)
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

    public string? GroupCriteria(string groupId) =>
        resources.Find(AccountResourceKinds.Group, groupId) is { } group
            ? Text(JsonElement.Parse(group.Content), "criteria")
            : null;

    private IEnumerable<(string Id, JsonElement Content)> All(string kind) =>
        resources.List(kind).Select(document => (document.Id, JsonElement.Parse(document.Content)));

    private static string? Text(JsonElement holder, string member) =>
        holder.TryGetProperty(member, out var text) ? text.GetString() : null;

    private static IReadOnlyList<string> Texts(JsonElement holder, string member) =>
        holder.TryGetProperty(member, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : [];
}
