using System.Text.Json.Nodes;

namespace SymblPS.Client.Management;

/// <summary>
/// Creates many resources of a kind in few requests and reports the outcome of each. If the service refuses a request because of one
/// resource, the client checks which resources exist, and creates the others one by one.
/// </summary>
internal sealed class BulkCreation<TDefinition, TModel>(ManagementChannel channel) where TModel : class
{
    // The service accepts at most 1 MB in one body; an account has at most a few hundred resources of a kind.
    private const int LargestBody = 900_000;
    private const int LargestBatch = 100;

    /// <summary>Returns kind and name for messages, such as <c>The tracker 'Pricing'</c>.</summary>
    public required Func<TDefinition, string> Describe { get; init; }

    /// <summary>Returns the properties to send.</summary>
    public required Func<TDefinition, JsonObject> ToJson { get; init; }

    /// <summary>Returns the key that identifies a resource.</summary>
    public required Func<TDefinition, string> KeyOf { get; init; }

    /// <summary>Returns the key that identifies a resource.</summary>
    public required Func<TModel, string> KeyOfModel { get; init; }

    /// <summary>Creates the failure for a resource that exists already; <see langword="null"/> if duplicates are allowed.</summary>
    public Func<TDefinition, SymblException>? Duplicate { get; init; }

    /// <summary>Lists all existing resources.</summary>
    public required Func<CancellationToken, Task<IReadOnlyList<TModel>>> List { get; init; }

    /// <summary>Creates one resource.</summary>
    public required Func<TDefinition, CancellationToken, Task<TModel>> CreateOne { get; init; }

    /// <summary>Creates several resources in one request.</summary>
    public required Func<IReadOnlyList<TDefinition>, CancellationToken, Task<IReadOnlyList<TModel>>> CreateMany { get; init; }

    /// <summary>Creates all resources in order.</summary>
    /// <exception cref="SymblAmbiguousSubmissionException">
    /// The connection broke; the outcome of this request and the following ones is unknown.
    /// </exception>
    public async Task<IReadOnlyList<CreationOutcome<TModel>>> RunAsync(IReadOnlyList<TDefinition> definitions, CancellationToken cancellationToken)
    {
        var outcomes = new CreationOutcome<TModel>[definitions.Count];
        foreach (var batch in Batches(definitions))
        {
            await channel.InTurnAsync(
                async () =>
                {
                    await CreateAsync(definitions, batch, outcomes, cancellationToken).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }

        return outcomes;
    }

    private async Task CreateAsync(
        IReadOnlyList<TDefinition> all, List<int> batch, CreationOutcome<TModel>[] outcomes, CancellationToken cancel)
    {
        if (batch.Count == 1)
        {
            outcomes[batch[0]] = await OneAsync(all[batch[0]], cancel).ConfigureAwait(false);
            return;
        }

        var known = new HashSet<string>((await List(cancel).ConfigureAwait(false)).Select(KeyOfModel), StringComparer.Ordinal);
        var fresh = new HashSet<string>(known, StringComparer.Ordinal);
        var wanted = new List<int>(batch.Count);
        foreach (var i in batch)
        {
            if (fresh.Add(KeyOf(all[i])) || Duplicate is null) wanted.Add(i);
            else outcomes[i] = new CreationOutcome<TModel>(null, Duplicate(all[i]));
        }

        if (wanted.Count == 0) return;
        var refused = false;
        IReadOnlyList<TModel> made = [];
        try
        {
            made = await CreateMany([.. wanted.Select(i => all[i])], cancel).ConfigureAwait(false);
        }
        catch (SymblServiceException e) when (e.StatusCode is 400 or 404 or 405 or 409 or 413 or 422)
        {
            refused = true;
        }

        if (Assign(all, wanted, made, outcomes)) return;
        var now = (await List(cancel).ConfigureAwait(false)).Where(model => !known.Contains(KeyOfModel(model))).ToList();
        if (Assign(all, wanted, now, outcomes)) return;
        foreach (var i in wanted.Where(i => outcomes[i] is null))
        {
            outcomes[i] = refused
                ? await OneAsync(all[i], cancel).ConfigureAwait(false)
                : new CreationOutcome<TModel>(null, new SymblUnexpectedResponseException(
                    $"The service accepted the request, but {Describe(all[i])} does not exist."));
        }
    }

    private async Task<CreationOutcome<TModel>> OneAsync(TDefinition definition, CancellationToken cancel)
    {
        try
        {
            return new CreationOutcome<TModel>(await CreateOne(definition, cancel).ConfigureAwait(false), null);
        }
        catch (SymblException e) when (e is not (SymblAuthenticationException or SymblConnectionException))
        {
            return new CreationOutcome<TModel>(null, e);
        }
    }

    /// <summary>Assigns the created resources to their definitions; returns whether every definition has an outcome.</summary>
    private bool Assign(IReadOnlyList<TDefinition> all, List<int> wanted, IReadOnlyList<TModel> made, CreationOutcome<TModel>[] outcomes)
    {
        var left = made.ToList();
        foreach (var i in wanted.Where(i => outcomes[i] is null))
        {
            var at = left.FindIndex(model => KeyOfModel(model) == KeyOf(all[i]));
            if (at < 0) continue;
            outcomes[i] = new CreationOutcome<TModel>(left[at], null);
            left.RemoveAt(at);
        }

        return wanted.TrueForAll(i => outcomes[i] is not null);
    }

    private IEnumerable<List<int>> Batches(IReadOnlyList<TDefinition> definitions)
    {
        var batch = new List<int>();
        var size = 0;
        for (var i = 0; i < definitions.Count; i++)
        {
            var length = Json.JsonText.Bytes(writer => ToJson(definitions[i]).WriteTo(writer)).Length + 1;
            if (batch.Count > 0 && (size + length > LargestBody || batch.Count == LargestBatch))
            {
                yield return batch;
                (batch, size) = ([], 0);
            }

            batch.Add(i);
            size += length;
        }

        if (batch.Count > 0) yield return batch;
    }
}
