using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Symbl.Domain.Account;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>
/// Reads and writes account resources of any kind. One transaction checks and makes each change. A list is created completely or not at
/// all.
/// </summary>
internal sealed class AccountResourceService(IStore store, TimeProvider clock)
{
    /// <summary>Lists all resources of a kind, or only the resource with a key.</summary>
    public IReadOnlyList<JsonObject> List(AccountResourceKind kind, string? uniqueKey = null)
    {
        var stored = store.Read(unit => unit.Resources.List(kind.Name, uniqueKey));
        var documents = uniqueKey is null ? kind.Managed.Concat(stored) : stored;
        return [.. documents.Select(document => Describe(kind, document))];
    }

    /// <exception cref="ApiException">404.</exception>
    public JsonObject Get(AccountResourceKind kind, string id) => Describe(
        kind,
        ManagedOf(kind, id) ?? store.Read(unit => unit.Resources.Find(kind.Name, id)) ?? throw NotFound(kind));

    /// <exception cref="ApiException">400, 409.</exception>
    public async Task<JsonObject> CreateAsync(AccountResourceKind kind, JsonElement body, CancellationToken cancel) =>
        (await CreateAsync(kind, [kind.Check(body)], cancel))[0];

    /// <exception cref="ApiException">400, 409. The server then creates no resource.</exception>
    public Task<IReadOnlyList<JsonObject>> CreateAllAsync(AccountResourceKind kind, JsonElement bodies, CancellationToken cancel)
    {
        if (bodies.ValueKind != JsonValueKind.Array)
            throw Fields.Wrong("value", "must be an array");
        return CreateAsync(
            kind,
            [.. bodies.EnumerateArray().Select((body, index) => kind.Check(body, string.Create(CultureInfo.InvariantCulture, $"[{index}]")))],
            cancel);
    }

    /// <summary>Replaces a whole resource.</summary>
    /// <exception cref="ApiException">400, 404, 409.</exception>
    public Task<JsonObject> ReplaceAsync(AccountResourceKind kind, string id, JsonElement body, CancellationToken cancel)
    {
        var content = kind.Check(body);
        var given = Fields.OfBody(body);
        if (kind.RepeatsId ? given.RequiredText("id") != id : given.Text("id") is { } other && other != id)
            throw Fields.Wrong("id", $"must be the id of the {kind.Name} in the path");
        return ChangeAsync(kind, id, _ => content, cancel);
    }

    /// <summary>Applies a JSON Patch to a resource.</summary>
    /// <exception cref="ApiException">400, 404, 409.</exception>
    public Task<JsonObject> PatchAsync(AccountResourceKind kind, string id, JsonElement patch, CancellationToken cancel) => ChangeAsync(
        kind,
        id,
        document =>
        {
            var before = Describe(kind, document);
            var after = JsonPatch.Apply(before, patch);
            foreach (var name in kind.ServerMembers)
            {
                if (!JsonNode.DeepEquals(before[name], after[name]))
                    throw Fields.Wrong(name, "is not allowed to be changed");
            }

            return Check(kind, after);
        },
        cancel);

    /// <summary>Applies a JSON Patch to a resource, or replaces its members by the members of the body.</summary>
    /// <exception cref="ApiException">400, 404.</exception>
    public Task<JsonObject> MergeAsync(AccountResourceKind kind, string id, JsonElement body, CancellationToken cancel)
    {
        if (body.ValueKind == JsonValueKind.Array)
            return PatchAsync(kind, id, body, cancel);
        if (body.ValueKind != JsonValueKind.Object)
            throw ApiException.Invalid("The request body must be a JSON object.");
        return ChangeAsync(
            kind,
            id,
            document =>
            {
                var content = AccountJson.ObjectOf(document.Content);
                foreach (var member in body.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
                    content[member.Name] = AccountJson.NodeOf(member.Value);
                return Check(kind, content);
            },
            cancel);
    }

    /// <exception cref="ApiException">404.</exception>
    public async Task DeleteAsync(AccountResourceKind kind, string id, CancellationToken cancel)
    {
        if (!await store.WriteAsync(unit => unit.Resources.Delete(kind.Name, id), cancel))
            throw NotFound(kind);
    }

    /// <summary>Deletes all resources of a kind that match a condition and returns their number.</summary>
    public Task<int> DeleteAsync(AccountResourceKind kind, Func<JsonObject, bool> which, CancellationToken cancel) => store.WriteAsync(
        unit => unit.Resources.List(kind.Name)
            .Where(document => which(AccountJson.ObjectOf(document.Content)))
            .Count(document => unit.Resources.Delete(kind.Name, document.Id)),
        cancel);

    private static ApiException NotFound(AccountResourceKind kind) =>
        ApiException.NotFound($"The {kind.Name}Id is either invalid or does not exist.");

    private static AccountResource? ManagedOf(AccountResourceKind kind, string id) => kind.Managed.FirstOrDefault(document => document.Id == id);

    private static JsonObject Describe(AccountResourceKind kind, AccountResource document)
    {
        var answer = AccountJson.ObjectOf(document.Content);
        answer.Insert(0, "id", document.Id);
        if (kind.TellsTimes && document is { CreatedOn: { } created, UpdatedOn: { } updated })
        {
            answer["createdOn"] = WireTime.Text(created);
            answer["updatedOn"] = WireTime.Text(updated);
        }

        return answer;
    }

    private static JsonObject Check(AccountResourceKind kind, JsonObject changed)
    {
        try
        {
            return kind.Check(JsonElement.Parse(AccountJson.TextOf(changed)));
        }
        catch (JsonException)
        {
            throw ApiException.Invalid($"The {kind.Name} would be nested too deeply.");
        }
    }

    private static void RefuseTaken(IUnitOfWork unit, AccountResourceKind kind, JsonObject content, string? ownId, int status)
    {
        if (kind.UniqueKey(content) is { } unique
            && unit.Resources.List(kind.Name, unique.Key).Any(document => document.Id != ownId))
            throw new ApiException(status, $"The {unique.Label} is already taken by another {kind.Name}.");
    }

    private Task<IReadOnlyList<JsonObject>> CreateAsync(AccountResourceKind kind, IReadOnlyList<JsonObject> contents, CancellationToken cancel) =>
        store.WriteAsync<IReadOnlyList<JsonObject>>(
            unit =>
            {
                if (unit.Resources.Count(kind.Name) + contents.Count > kind.MostPerAccount)
                {
                    throw ApiException.Invalid(string.Create(
                        CultureInfo.InvariantCulture, $"An account has at most {kind.MostPerAccount} definitions of the kind {kind.Name}."));
                }

                var now = clock.GetUtcNow();
                var created = new List<JsonObject>();
                foreach (var content in contents)
                {
                    kind.CheckReferences(unit, content);
                    RefuseTaken(unit, kind, content, ownId: null, StatusCodes.Status409Conflict);
                    var text = AccountJson.TextOf(content);
                    created.Add(Describe(kind, unit.Resources.Add(kind.Name, kind.UniqueKey(content)?.Key, text, now)));
                }

                return created;
            },
            cancel);

    private Task<JsonObject> ChangeAsync(AccountResourceKind kind, string id, Func<AccountResource, JsonObject> change, CancellationToken cancel)
    {
        if (ManagedOf(kind, id) is not null)
            throw ApiException.Invalid($"{id} comes with the service and cannot be changed.");
        return store.WriteAsync(
            unit =>
            {
                var document = unit.Resources.Find(kind.Name, id) ?? throw NotFound(kind);
                var content = change(document);
                kind.CheckReferences(unit, content);
                RefuseTaken(unit, kind, content, id, kind.TakenOnChange);
                var text = AccountJson.TextOf(content);
                return Describe(
                    kind, unit.Resources.Replace(document, kind.UniqueKey(content)?.Key, text, clock.GetUtcNow()));
            },
            cancel);
    }
}
