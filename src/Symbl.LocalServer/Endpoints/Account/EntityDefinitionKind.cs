using System.Text.Json.Nodes;
using Symbl.Domain.Account;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Custom entities: words with a type and a sub-type.</summary>
internal sealed class EntityDefinitionKind() : AccountResourceKind(AccountResourceKinds.Entity)
{
    public static EntityDefinitionKind Instance { get; } = new();

    public override (string Key, string Label)? UniqueKey(JsonObject content)
    {
        var (type, subType) = ((string)content["type"]!, (string)content["subType"]!);
        return (AccountJson.TextOf(new JsonArray(type, subType)), $"subType \"{subType}\" of the type \"{type}\"");
    }

    protected override void Read(Fields given, JsonObject content)
    {
        content.Set("type", given.RequiredTextNode("type"));
        content.Set("subType", given.RequiredTextNode("subType"));
        content.Set("category", given.RequiredTextNode("category"));
        content.Set("values", given.RequiredTextsNode("values"));
    }
}
