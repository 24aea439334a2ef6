using System.Text.Json;
using System.Text.Json.Nodes;
using Symbl.Domain.Account;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>One kind of thing an account defines: what it must look like, and what holds among its kind.</summary>
/// <param name="name">What it is called, in tables and in answers.</param>
internal abstract class AccountResourceKind(string name)
{
    private static readonly string[] OwnMembers = ["id"];
    private static readonly string[] OwnMembersWithTimes = ["id", "createdOn", "updatedOn"];

    public string Name { get; } = name;

    /// <summary>Whether answers carry <c>createdOn</c> and <c>updatedOn</c>.</summary>
    public virtual bool TellsTimes => false;

    /// <summary>Whether a replacement must name its id in the body too.</summary>
    public virtual bool RepeatsId => false;

    /// <summary>How many an account may have.</summary>
    public virtual int MostPerAccount => int.MaxValue;

    /// <summary>The answer to a change that takes what another one has; only trackers have a 409 for that.</summary>
    public virtual int TakenOnChange => StatusCodes.Status400BadRequest;

    /// <summary>Those that come with the server and cannot be changed.</summary>
    public virtual IReadOnlyList<AccountResource> Managed => [];

    /// <summary>Members that are the server's to set; what a client sends for them is left out.</summary>
    public IReadOnlyList<string> ServerMembers => TellsTimes ? OwnMembersWithTimes : OwnMembers;

    /// <summary>What may not occur twice in an account, and how a complaint calls it; null when anything may.</summary>
    public virtual (string Key, string Label)? UniqueKey(JsonObject content) => null;

    /// <summary>Checks what cannot be seen from the document alone.</summary>
    /// <exception cref="ApiException">400: it refers to what there is not.</exception>
    public virtual void CheckReferences(IUnitOfWork unit, JsonObject content)
    {
    }

    /// <summary>The document a client gave: known members checked and in order, then those this server does not know.</summary>
    /// <param name="body">What the client gave.</param>
    /// <param name="path">Where it stands in the body, for complaints; null for the body itself.</param>
    /// <exception cref="ApiException">400, with the first thing that is wrong.</exception>
    public JsonObject Check(JsonElement body, string? path = null) => Keep(body, path, Read, ServerMembers);

    /// <summary>Reads the members this server knows.</summary>
    protected abstract void Read(Fields given, JsonObject content);

    /// <summary>The members that were read, and after them the rest of the object, but for those left out and those without a value.</summary>
    protected static JsonObject Keep(JsonElement given, string? path, Action<Fields, JsonObject> read, IReadOnlyList<string> leftOut)
    {
        if (path is null && given.ValueKind != JsonValueKind.Object)
            throw ApiException.Invalid("The request body must be a JSON object.");
        var content = new JsonObject();
        read(path is null ? Fields.OfBody(given) : Fields.OfMember(given, path), content);
        foreach (var member in given.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null && !leftOut.Contains(member.Name) && !content.ContainsKey(member.Name))
                content[member.Name] = AccountJson.NodeOf(member.Value);
        }

        return content;
    }
}
