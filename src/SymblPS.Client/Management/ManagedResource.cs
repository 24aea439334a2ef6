using System.Text.Json.Nodes;
using SymblPS.Client.Errors;
using SymblPS.Client.Http;

namespace SymblPS.Client.Management;

/// <summary>Where a kind of thing is kept.</summary>
internal sealed record ManagedPaths
{
    /// <summary>Name of one in an answer, such as <c>tracker</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of several in an answer.</summary>
    public required string Plural { get; init; }

    /// <summary>Path of the list.</summary>
    public required string[] List { get; init; }

    /// <summary>Path of one, without its id.</summary>
    public required string[] Item { get; init; }

    /// <summary>Path new ones are sent to.</summary>
    public required string[] Create { get; init; }

    /// <summary>Path several new ones are sent to; <see langword="null"/> where they are sent one by one.</summary>
    public string[]? Bulk { get; init; }

    /// <summary>Path of one, and of new ones, on servers of earlier years; <see langword="null"/> where it never was another.</summary>
    public string[]? Older { get; init; }
}

/// <summary>The requests for a kind of thing an account manages. Writes are to be made in turn, by the caller.</summary>
internal sealed class ManagedResource<T>(ManagementChannel channel, ManagedPaths paths, Func<JsonObject, T> map) where T : class
{
    private readonly PathFallback _generation = new();
    private readonly PathFallback _bulkGeneration = new();

    /// <summary>Lets a write, and what it reads before and after, run when no other one does.</summary>
    public Task<TResult> InTurnAsync<TResult>(Func<Task<TResult>> write, CancellationToken cancellationToken) =>
        channel.InTurnAsync(write, cancellationToken);

    /// <summary>Gives the object for what an answer holds.</summary>
    public T Map(JsonObject json) => map(json);

    /// <summary>Reads all.</summary>
    public async Task<IReadOnlyList<T>> ListAsync(Query? query, CancellationToken cancellationToken)
    {
        var answer = await channel.GetAsync(query, cancellationToken, paths.List).ConfigureAwait(false);
        return [.. ManagedAnswer.Objects(answer, paths.Plural, paths.Kind).Select(map)];
    }

    /// <summary>Reads one, with everything the service says about it.</summary>
    public async Task<JsonObject> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await ByPathAsync(path => channel.GetAsync(null, cancellationToken, path), [.. paths.Item, id], Older(id)).ConfigureAwait(false);
        return ManagedAnswer.Objects(answer, paths.Plural, paths.Kind).FirstOrDefault() ?? throw ManagedAnswer.Missing(answer, paths.Kind);
    }

    /// <summary>Creates one.</summary>
    /// <param name="members">What it shall be.</param>
    /// <param name="creation">What is made, for messages.</param>
    /// <param name="isIt">Finds it among all, for a service that says nothing when it has made one.</param>
    /// <param name="wayOut">What to do where there is one already.</param>
    /// <param name="cancellationToken">Ends it.</param>
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

    /// <summary>Creates several in one request.</summary>
    public async Task<IReadOnlyList<T>> CreateBatchAsync(
        IEnumerable<JsonObject> members, Creation creation, CancellationToken cancellationToken)
    {
        var body = new JsonArray([.. members.Select(JsonProperties.Given)]);
        Task<ServiceAnswer> Post(string[] path) => channel.PostAsync(body, creation, cancellationToken, path);
        // In 2022 the list itself was the bulk call.
        var answer = paths.Bulk!.SequenceEqual(paths.List)
            ? await Post(paths.Bulk!).ConfigureAwait(false)
            : await _bulkGeneration.RunAsync(() => Post(paths.Bulk!), () => Post(paths.List)).ConfigureAwait(false);
        return [.. ManagedAnswer.Objects(answer, paths.Plural, paths.Kind).Where(static made => made.ContainsKey("id")).Select(map)];
    }

    /// <summary>Replaces one.</summary>
    /// <param name="id">Which.</param>
    /// <param name="body">All of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<T> PutAsync(string id, JsonObject body, CancellationToken cancellationToken)
    {
        var answer = await ByPathAsync(path => channel.PutAsync(body, cancellationToken, path), [.. paths.Item, id], Older(id))
            .ConfigureAwait(false);
        return await AfterAsync(answer, id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes a part of one.</summary>
    /// <param name="id">Which.</param>
    /// <param name="body">The change.</param>
    /// <param name="repeatable">Whether doing it twice does no harm.</param>
    /// <param name="whole">All of it after the change, for servers that know no changes of parts; <see langword="null"/> where none is known.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<T> PatchAsync(string id, JsonNode body, bool repeatable, JsonObject? whole, CancellationToken cancellationToken)
    {
        Task<ServiceAnswer> Patch() => channel.PatchAsync(body, repeatable, cancellationToken, [.. paths.Item, id]);
        var answer = whole is null || Older(id) is not { } older
            ? await Patch().ConfigureAwait(false)
            : await _generation.RunAsync(Patch, () => channel.PutAsync(whole, cancellationToken, older)).ConfigureAwait(false);
        return await AfterAsync(answer, id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes one.</summary>
    public Task<ServiceAnswer> RemoveAsync(string id, CancellationToken cancellationToken) =>
        ByPathAsync(path => channel.DeleteAsync(null, cancellationToken, path), [.. paths.Item, id], Older(id));

    /// <summary>Deletes those a query names.</summary>
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
