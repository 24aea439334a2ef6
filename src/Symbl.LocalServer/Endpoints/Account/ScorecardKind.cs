using System.Globalization;
using System.Text.Json.Nodes;
using Symbl.Domain.Account;
using Symbl.Language.Scoring;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Scorecards: lists of the criteria that score a call.</summary>
internal sealed class ScorecardKind() : AccountResourceKind(AccountResourceKinds.Scorecard)
{
    private const string CriteriaList = "criteriaList";

    public static ScorecardKind Instance { get; } = new();

    public override (string Key, string Label)? UniqueKey(JsonObject content)
    {
        var name = (string)content["name"]!;
        return (name, $"name \"{name}\"");
    }

    public override void CheckReferences(IUnitOfWork unit, JsonObject content)
    {
        var ids = content[CriteriaList]!.AsArray();
        for (var i = 0; i < ids.Count; i++)
        {
            var id = (string)ids[i]!;
            if (ManagedCriteria.Find(id) is null && unit.Resources.Find(AccountResourceKinds.Criteria, id) is null)
                throw Fields.Wrong(string.Create(CultureInfo.InvariantCulture, $"{CriteriaList}[{i}]"), "must be the id of existing criteria");
        }
    }

    protected override void Read(Fields given, JsonObject content)
    {
        content.Set("name", given.RequiredTextNode("name"));
        content.Set("description", given.TextNode("description"));
        content.Set("tags", given.TextsNode("tags"));
        var criteria = given.TextArray(CriteriaList) ?? throw given.Required(CriteriaList);
        given.CheckCount(CriteriaList, criteria.Count, 1);
        given.CheckUnique(CriteriaList, criteria);
        content.Set(CriteriaList, AccountJson.ArrayOf(criteria));
    }
}
