using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Symbl.Domain.Account;
using Symbl.Language.Scoring;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Criteria of call scores. A criterion is a list of questions with priorities.</summary>
internal sealed class CriteriaKind() : AccountResourceKind(AccountResourceKinds.Criteria)
{
    public static CriteriaKind Instance { get; } = new();

    // All managed criteria apply to a sale.
    public override IReadOnlyList<AccountResource> Managed { get; } =
    [
        .. ManagedCriteria.For("sales").Select(criterion => new AccountResource(
            criterion.Id, AccountJson.TextOf(new JsonObject { ["name"] = criterion.Name }), CreatedOn: null, UpdatedOn: null)),
    ];

    public override (string Key, string Label)? UniqueKey(JsonObject content)
    {
        var name = (string)content["name"]!;
        return (name, $"name \"{name}\"");
    }

    protected override void Read(Fields given, JsonObject content)
    {
        content.Set("name", given.RequiredTextNode("name"));
        content.Set("description", given.TextNode("description"));
        content.Set("tags", given.TextsNode("tags"));
        content.Set("checklist", Checklist(given));
    }

    private static JsonArray Checklist(Fields given)
    {
        const string name = "checklist";
        var items = given.Array(name) ?? throw given.Required(name);
        given.CheckCount(name, items.GetArrayLength(), 1);
        return AccountJson.ArrayOf(items.EnumerateArray().Select((item, index) => Question(
            item, given.PathOf(string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]")))));
    }

    private static JsonObject Question(JsonElement item, string path) => Keep(
        item,
        path,
        (given, content) =>
        {
            content.Set("question", given.RequiredTextNode("question"));
            content.Set("priority", given.OneOf("priority", "high", "medium", "low") ?? throw given.Required("priority"));
        },
        leftOut: []);
}
