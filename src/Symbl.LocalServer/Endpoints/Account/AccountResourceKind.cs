using System.Text.Json;
using System.Text.Json.Nodes;
using Symbl.Domain.Account;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>One kind of account resource: its format and the rules among resources of the kind.</summary>
/// <param name="name">The name of the kind in tables and answers.</param>
internal abstract class AccountResourceKind(string name)
{
    private static readonly string[] OwnMembers = ["id"];
    private static readonly string[] OwnMembersWithTimes = ["id", "createdOn", "updatedOn"];

    public string Name { get; } = name;

    /// <summary>Whether answers contain <c>createdOn</c> and <c>updatedOn</c>.</summary>
    public virtual bool TellsTimes => false;

    /// <summary>Whether the body of a replacement must repeat the id of the path.</summary>
    public virtual bool RepeatsId => false;

    /// <summary>The maximum number of resources of this kind in an account.</summary>
    public virtual int MostPerAccount => int.MaxValue;

    /// <summary>The status if a change takes the unique key of another resource. Only trackers use 409.</summary>
    public virtual int TakenOnChange => StatusCodes.Status400BadRequest;

    /// <summary>The resources that come with the server. Clients cannot change them.</summary>
    public virtual IReadOnlyList<AccountResource> Managed => [];

    /// <summary>The members that only the server sets. The server ignores values that a client sends for them.</summary>
    public IReadOnlyList<string> ServerMembers => TellsTimes ? OwnMembersWithTimes : OwnMembers;

    /// <summary>The key that must be unique in an account and its label in error messages, or null if duplicates are allowed.</summary>
    public virtual (string Key, string Label)? UniqueKey(JsonObject content) => null;

    /// <summary>Checks references to other resources.</summary>
    /// <exception cref="ApiException">400: a reference is to a resource that does not exist.</exception>
    public virtual void CheckReferences(IUnitOfWork unit, JsonObject content)
    {
    }

    /// <summary>
    /// Checks a document of a client. The result has the known members first, in order, then the members that this server does not know.
    /// </summary>
    /// <param name="body">The document from the client.</param>
    /// <param name="path">The path of the document in the body, for error messages, or null for the body itself.</param>
    /// <exception cref="ApiException">400, with the first error.</exception>
    public JsonObject Check(JsonElement body, string? path = null) => Keep(body, path, Read, ServerMembers);

    /// <summary>Reads the members that this server knows.</summary>
    protected abstract void Read(Fields given, JsonObject content);

    /// <summary>
    /// Returns the members that <paramref name="read"/> sets, then the other members of the object. Omits null values and the members in
    /// <paramref name="leftOut"/>.
    /// </summary>
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
