using System.Text.Json.Nodes;
using SymblPS.Client.Errors;
using SymblPS.Client.Http;

namespace SymblPS.Client.Management;

/// <summary>Paths and names of a kind of account resource.</summary>
internal sealed record ManagedPaths
{
    /// <summary>Name of a single resource in a response, such as <c>tracker</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of a list in a response.</summary>
    public required string Plural { get; init; }

    /// <summary>Path of the list.</summary>
    public required string[] List { get; init; }

    /// <summary>Path of a single resource, without its ID.</summary>
    public required string[] Item { get; init; }

    /// <summary>Path that creates a resource.</summary>
    public required string[] Create { get; init; }

    /// <summary>Path that creates several resources; <see langword="null"/> if the service has no bulk operation.</summary>
    public string[]? Bulk { get; init; }

    /// <summary>
    /// Path of a resource on older servers, which also creates resources; <see langword="null"/> if the path never changed.
    /// </summary>
    public string[]? Older { get; init; }
}

/// <summary>Requests for one kind of account resource. The caller serializes writes.</summary>
internal sealed class ManagedResource<T>(ManagementChannel channel, ManagedPaths paths, Func<JsonObject, T> map) where T : class
{
    private readonly PathFallback _generation = new();
    private readonly PathFallback _bulkGeneration = new();

    /// <summary>Runs a write, with the reads before and after it, while no other write runs.</summary>
    public Task<TResult> InTurnAsync<TResult>(Func<Task<TResult>> write, CancellationToken cancellationToken) =>
        channel.InTurnAsync(write, cancellationToken);

    /// <summary>Creates the object of the user from JSON.</summary>
    public T Map(JsonObject json) => map(json);

    /// <summary>Lists all resources.</summary>
    public async Task<IReadOnlyList<T>> ListAsync(Query? query, CancellationToken cancellationToken)
    {
        var answer = await channel.GetAsync(query, cancellationToken, paths.List).ConfigureAwait(false);
        return [.. ManagedAnswer.Objects(answer, paths.Plural, paths.Kind).Select(map)];
    }

    /// <summary>Gets one resource with all its properties.</summary>
    public async Task<JsonObject> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await ByPathAsync(path => channel.GetAsync(null, cancellationToken, path), [.. paths.Item, id], Older(id)).ConfigureAwait(false);
        return ManagedAnswer.Objects(answer, paths.Plural, paths.Kind).FirstOrDefault() ?? throw ManagedAnswer.Missing(answer, paths.Kind);
    }

    /// <summary>Creates one resource.</summary>
    /// <param name="members">The properties.</param>
    /// <param name="creation">The resource, for messages.</param>
    /// <param name="isIt">Finds the created resource in a list, for a service that responds without a body.</param>
    /// <param name="wayOut">Recommended action if the resource exists already.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<T> CreateAsync(
        JsonObject members, Creation creation, Func<T, bool> isIt, string wayOut, CancellationToken cancellationToken)
    {
        var body = JsonProperties.Given(members);
        ServiceAnswer answer;
        try
        {
            answer = await ByPathAsync(path => channel.PostAsync(body, creation, cancellationToken, path), paths.Create, paths.Older)
                .ConfigureAwait(false);
        }
        catch (SymblServiceException e) when (e.StatusCode == 409)
        {
            throw ServiceFailure.Duplicate(creation.Name, e, wayOut);
        }

        if (ManagedAnswer.Objects(answer, paths.Plural, paths.Kind).FirstOrDefault(static made => made.ContainsKey("id")) is { } made)
            return map(made);
        return (await ListAsync(null, cancellationToken).ConfigureAwait(false)).LastOrDefault(isIt)
            ?? throw ManagedAnswer.Missing(answer, paths.Kind);
    }

    /// <summary>Creates several resources in one request.</summary>
    public async Task<IReadOnlyList<T>> CreateBatchAsync(
        IEnumerable<JsonObject> members, Creation creation, CancellationToken cancellationToken)
    {
        var body = new JsonArray([.. members.Select(JsonProperties.Given)]);
        Task<ServiceAnswer> Post(string[] path) => channel.PostAsync(body, creation, cancellationToken, path);
        // In 2022, the path of the list was the bulk operation.
        var answer = paths.Bulk!.SequenceEqual(paths.List)
            ? await Post(paths.Bulk!).ConfigureAwait(false)
            : await _bulkGeneration.RunAsync(() => Post(paths.Bulk!), () => Post(paths.List)).ConfigureAwait(false);
        return [.. ManagedAnswer.Objects(answer, paths.Plural, paths.Kind).Where(static made => made.ContainsKey("id")).Select(map)];
    }

    /// <summary>Replaces a resource.</summary>
    /// <param name="id">ID of the resource.</param>
    /// <param name="body">All properties.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<T> PutAsync(string id, JsonObject body, CancellationToken cancellationToken)
    {
        var answer = await ByPathAsync(path => channel.PutAsync(body, cancellationToken, path), [.. paths.Item, id], Older(id))
            .ConfigureAwait(false);
        return await AfterAsync(answer, id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes a resource.</summary>
    /// <param name="id">ID of the resource.</param>
    /// <param name="body">The change.</param>
    /// <param name="repeatable">Whether the request is idempotent.</param>
    /// <param name="whole">
    /// All properties after the change, for servers that support no partial change; <see langword="null"/> if unknown.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<T> PatchAsync(string id, JsonNode body, bool repeatable, JsonObject? whole, CancellationToken cancellationToken)
    {
        Task<ServiceAnswer> Patch() => channel.PatchAsync(body, repeatable, cancellationToken, [.. paths.Item, id]);
        var answer = whole is null || Older(id) is not { } older
            ? await Patch().ConfigureAwait(false)
            : await _generation.RunAsync(Patch, () => channel.PutAsync(whole, cancellationToken, older)).ConfigureAwait(false);
        return await AfterAsync(answer, id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a resource.</summary>
    public Task<ServiceAnswer> RemoveAsync(string id, CancellationToken cancellationToken) =>
        ByPathAsync(path => channel.DeleteAsync(null, cancellationToken, path), [.. paths.Item, id], Older(id));

    /// <summary>Deletes the resources that match a query.</summary>
    public Task<ServiceAnswer> RemoveAsync(Query query, CancellationToken cancellationToken) =>
        channel.DeleteAsync(query, cancellationToken, paths.List);

    private async Task<T> AfterAsync(ServiceAnswer answer, string id, CancellationToken cancellationToken)
    {
        var after = ManagedAnswer.Objects(answer, paths.Plural, paths.Kind).FirstOrDefault(static json => json.ContainsKey("id"));
        return map(after ?? await ReadAsync(id, cancellationToken).ConfigureAwait(false));
    }

    private string[]? Older(string id) => paths.Older is { } older ? [.. older, id] : null;

    private Task<ServiceAnswer> ByPathAsync(Func<string[], Task<ServiceAnswer>> send, string[] path, string[]? older) =>
        older is null ? send(path) : _generation.RunAsync(() => send(path), () => send(older));
}
