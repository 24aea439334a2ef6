using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>The names of a kind of account object that its cmdlets share.</summary>
/// <param name="Word">The kind in messages, such as <c>tracker</c>.</param>
/// <param name="Noun">Noun of its cmdlets.</param>
/// <param name="IdName">Name of its id property.</param>
/// <param name="IdOf">Gets the id.</param>
/// <param name="NameOf">Gets the name.</param>
/// <param name="ListAsync">Lists all objects of the kind.</param>
internal sealed record AccountKind<T>(
    string Word, string Noun, string IdName, Func<T, string> IdOf, Func<T, string> NameOf,
    Func<SymblClient, CancellationToken, Task<IReadOnlyList<T>>> ListAsync)
{
    /// <summary>Gets the id of an object. A text that is no id is a name, which must match exactly one object.</summary>
    /// <exception cref="Errors.NameAmbiguousException">Several objects have the name.</exception>
    public async Task<string> IdAsync(SymblClient client, string given, CancellationToken cancel)
    {
        if (ConversationLookup.LooksLikeId(given)) return given;
        var all = await ListAsync(client, cancel).ConfigureAwait(false);
        if (all.Any(item => IdOf(item) == given)) return given;
        var found = all.Where(item => NameOf(item) == given).Select(IdOf).ToList();
        if (found.Count == 0) found = [.. all.Where(item => string.Equals(NameOf(item), given, StringComparison.OrdinalIgnoreCase)).Select(IdOf)];
        return found.Count switch
        {
            0 => given,
            1 => found[0],
            _ => throw new Errors.NameAmbiguousException($"Several objects of the kind {Word} are named '{given}': {Errors.Listing.Of(found)}. Use the id of one."),
        };
    }

    /// <summary>Remembers an object for completion.</summary>
    public void Remember(T item) => CompletionCache.Account(Noun).Remember(IdOf(item), NameOf(item));

    /// <summary>The object in a confirmation prompt.</summary>
    public string Title(string id) => $"{Word} {CompletionCache.Title(Noun, id)}";
}

/// <summary>Base class of the cmdlets that read account objects: all objects of a kind, or some by id.</summary>
/// <typeparam name="T">The kind.</typeparam>
public abstract class GetAccountObjectCommand<T> : SymblConnectedCmdlet where T : class
{
    private protected const string ListSet = "List";
    private protected const string IdSet = "Id";

    private protected GetAccountObjectCommand() { }

    private protected abstract AccountKind<T> Kind { get; }

    private protected abstract string[]? Ids { get; }

    private protected abstract Task<T> ReadAsync(string id, CancellationToken cancel);

    private protected abstract Task<IReadOnlyList<T>> ListAsync(CancellationToken cancel);

    /// <summary>Whether the parameters select the object.</summary>
    private protected abstract bool IsWanted(T item);

    /// <summary>Names that the user specified and that do not exist.</summary>
    private protected virtual IEnumerable<string> Missing(IReadOnlyList<T> all) => [];

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (ParameterSetName != IdSet)
        {
            await ListAsync(pipeline, cancel).ConfigureAwait(false);
            return;
        }

        foreach (var id in Ids!)
        {
            await ForItemAsync(pipeline, id, async () =>
            {
                var item = await ReadAsync(await Kind.IdAsync(Client, id, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
                Kind.Remember(item);
                await pipeline.WriteAsync(item).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }

    private async Task ListAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var window = new PageWindow(PagingParameters, pipeline);
        await window.StartAsync().ConfigureAwait(false);
        if (window.IsFull) return;
        var all = await ListAsync(cancel).ConfigureAwait(false);
        foreach (var item in all)
        {
            Kind.Remember(item);
            if (IsWanted(item) && window.Take()) await pipeline.WriteAsync(item).ConfigureAwait(false);
            if (window.IsFull) return;
        }

        foreach (var name in Missing(all))
        {
            var missing = new SymblNotFoundException($"There is no {Kind.Word} named '{name}' in this account.")
            {
                RecommendedAction = $"Get-{Kind.Noun} lists the existing ones.",
            };
            await pipeline.WriteErrorAsync(Errors.ErrorMapper.ToRecord(missing, name)).ConfigureAwait(false);
        }
    }
}

/// <summary>Base class of the cmdlets that select account objects by name.</summary>
/// <typeparam name="T">The kind.</typeparam>
public abstract class GetNamedAccountObjectCommand<T> : GetAccountObjectCommand<T> where T : class
{
    private NameFilter? _filter;

    private protected GetNamedAccountObjectCommand() { }

    /// <summary>Returns only objects with this name. Wildcards are allowed. A name without wildcards that does not exist is an error.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AccountNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    private protected sealed override bool IsWanted(T item) => (_filter ??= new NameFilter(Name)).Matches(Kind.NameOf(item));

    private protected sealed override IEnumerable<string> Missing(IReadOnlyList<T> all) => (Name ?? []).Where(name =>
        !WildcardPattern.ContainsWildcardCharacters(name)
        && !all.Any(item => string.Equals(Kind.NameOf(item), name, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>
/// Base class of the cmdlets that create account objects. Pipeline input is collected if the service accepts many objects in one request.
/// </summary>
/// <typeparam name="TDefinition">The definition of a new object.</typeparam>
/// <typeparam name="T">The created object.</typeparam>
public abstract class NewAccountObjectCommand<TDefinition, T> : SymblConnectedCmdlet where TDefinition : class where T : class
{
    private readonly List<TDefinition> _waiting = [];

    private protected NewAccountObjectCommand() { }

    private protected abstract AccountKind<T> Kind { get; }

    /// <summary>Most objects in one request.</summary>
    private protected virtual int BatchSize => 1;

    /// <summary>The definition from the parameters.</summary>
    private protected abstract TDefinition Definition();

    /// <summary>The name in the definition.</summary>
    private protected abstract string NameOf(TDefinition definition);

    /// <summary>Rejects a definition that the service would reject.</summary>
    private protected virtual void Check(TDefinition definition) { }

    private protected abstract Task<T> CreateAsync(TDefinition definition, CancellationToken cancel);

    private protected virtual Task<IReadOnlyList<CreationOutcome<T>>> CreateManyAsync(
        IReadOnlyList<TDefinition> definitions, CancellationToken cancel) => throw new NotSupportedException();

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var definition = Definition();
        await ForItemAsync(pipeline, NameOf(definition), async () =>
        {
            Check(definition);
            if (await ShouldProcessAsync(pipeline, $"{Kind.Word} '{NameOf(definition)}'", "Create").ConfigureAwait(false)) _waiting.Add(definition);
        }).ConfigureAwait(false);
        if (_waiting.Count >= BatchSize) await FlushAsync(pipeline, cancel).ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected sealed override Task CompleteAsync(IPipeline pipeline, CancellationToken cancel) => FlushAsync(pipeline, cancel);

    private async Task FlushAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var definitions = _waiting.ToList();
        _waiting.Clear();
        if (definitions.Count == 1)
        {
            await ForItemAsync(pipeline, NameOf(definitions[0]), async () =>
                await WriteAsync(pipeline, await CreateAsync(definitions[0], cancel).ConfigureAwait(false)).ConfigureAwait(false)).ConfigureAwait(false);
        }
        else if (definitions.Count > 0)
        {
            await ForItemAsync(pipeline, definitions.ConvertAll(NameOf), async () =>
            {
                var outcomes = await CreateManyAsync(definitions, cancel).ConfigureAwait(false);
                for (var i = 0; i < outcomes.Count; i++)
                {
                    if (outcomes[i].Created is { } created) await WriteAsync(pipeline, created).ConfigureAwait(false);
                    else await pipeline.WriteErrorAsync(Errors.ErrorMapper.ToRecord(outcomes[i].Failure!, NameOf(definitions[i]))).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
        }
    }

    private Task WriteAsync(IPipeline pipeline, T created)
    {
        Kind.Remember(created);
        return pipeline.WriteAsync(created);
    }
}

/// <summary>
/// Base class of the cmdlets that change account objects: some properties by parameters, or all properties by a changed object from the pipeline.
/// </summary>
/// <typeparam name="T">The kind.</typeparam>
public abstract class SetAccountObjectCommand<T> : SymblConnectedCmdlet where T : class
{
    private protected const string ChangeSet = "Change";
    private protected const string ObjectSet = "Object";

    private protected SetAccountObjectCommand() { }

    /// <summary>
    /// The new state of an account object: a changed object, a row of a CSV file or a hashtable. Its id selects the account object.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Outputs the changed object.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected abstract AccountKind<T> Kind { get; }

    private protected abstract string[]? Ids { get; }

    /// <summary>The names of the parameters that change something, for a prompt; empty if no parameter changes anything.</summary>
    private protected string Changes() =>
        string.Join(", ", MyInvocation.BoundParameters.Keys.Where(IsChange).Select(static name => "-" + name).OrderBy(static name => name, StringComparer.Ordinal));

    /// <summary>Changes the properties that the parameters specify.</summary>
    private protected abstract Task<T> ChangeAsync(string id, CancellationToken cancel);

    /// <summary>Replaces the object by the state of the input object.</summary>
    private protected abstract Task<T> ReplaceAsync(string id, ObjectReader values, CancellationToken cancel);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (InputObject is not null)
        {
            var values = new ObjectReader(InputObject);
            var id = values.Text(Kind.IdName);
            await ForItemAsync(pipeline, id ?? (object)InputObject, async () =>
            {
                if (string.IsNullOrEmpty(id))
                    throw new ArgumentException($"The object has no {Kind.IdName}, which must identify the {Kind.Word}.");
                await SetAsync(pipeline, id!, "Replace by the input object", () => ReplaceAsync(id!, values, cancel)).ConfigureAwait(false);
            }).ConfigureAwait(false);
            return;
        }

        var changes = Changes();
        if (changes.Length == 0) throw new ArgumentException($"No change is specified. Specify a parameter with a new value of the {Kind.Word}.");
        foreach (var id in Ids!)
        {
            await ForItemAsync(pipeline, id, async () =>
            {
                var found = await Kind.IdAsync(Client, id, cancel).ConfigureAwait(false);
                await SetAsync(pipeline, found, $"Change ({changes})", () => ChangeAsync(found, cancel)).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }

    private bool IsChange(string parameter) =>
        parameter != Kind.IdName && parameter is not (nameof(InputObject) or nameof(PassThru) or nameof(Connection) or "WhatIf" or "Confirm")
        && !CommonParameters.Contains(parameter);

    private async Task SetAsync(IPipeline pipeline, string id, string action, Func<Task<T>> change)
    {
        if (!await ShouldProcessAsync(pipeline, Kind.Title(id), action).ConfigureAwait(false)) return;
        var changed = await change().ConfigureAwait(false);
        Kind.Remember(changed);
        if (PassThru) await pipeline.WriteAsync(changed).ConfigureAwait(false);
    }
}

/// <summary>Base class of the cmdlets that delete account objects.</summary>
/// <typeparam name="T">The kind.</typeparam>
public abstract class RemoveAccountObjectCommand<T> : SymblConnectedCmdlet where T : class
{
    private protected RemoveAccountObjectCommand() { }

    private protected abstract AccountKind<T> Kind { get; }

    private protected abstract string[]? Ids { get; }

    private protected abstract Task RemoveAsync(string id, CancellationToken cancel);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        foreach (var id in Ids!)
        {
            await ForItemAsync(pipeline, id, async () =>
            {
                var found = await Kind.IdAsync(Client, id, cancel).ConfigureAwait(false);
                if (!await ShouldProcessAsync(pipeline, Kind.Title(found), "Delete").ConfigureAwait(false)) return;
                await RemoveAsync(found, cancel).ConfigureAwait(false);
                CompletionCache.Account(Kind.Noun).Forget(found);
            }).ConfigureAwait(false);
        }
    }
}
