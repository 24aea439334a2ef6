using System.Text.Json.Nodes;
using Symbl.Domain.Account;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Real-time assistants.</summary>
internal sealed class AssistantKind() : AccountResourceKind(AccountResourceKinds.Assistant)
{
    public static AssistantKind Instance { get; } = new();

    public override bool TellsTimes => true;

    protected override void Read(Fields given, JsonObject content)
    {
        content.Set("name", given.RequiredTextNode("name"));
        content.Set("description", given.RequiredTextNode("description"));
    }
}
