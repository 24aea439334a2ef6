using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Base of the cmdlets that read what an account manages: all of a kind, or some by id.</summary>
/// <typeparam name="T">Kind.</typeparam>
public abstract class GetAccountObjectCommand<T> : SymblConnectedCmdlet where T : class
{
    private protected const string ListSet = "List";
    private protected const string IdSet = "Id";

    private protected GetAccountObjectCommand() { }

    private protected abstract AccountKind<T> Kind { get; }

    private protected abstract string[]? Ids { get; }

    private protected abstract Task<T> ReadAsync(string id, CancellationToken cancel);

    private protected abstract Task<IReadOnlyList<T>> ListAsync(CancellationToken cancel);

    /// <summary>Whether the user asked for it.</summary>
    private protected abstract bool IsWanted(T item);

    /// <summary>Names asked for that are not there.</summary>
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
                var item = await ReadAsync(id, cancel).ConfigureAwait(false);
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
                RecommendedAction = $"Get-{Kind.Noun} lists those there are.",
            };
            await pipeline.WriteErrorAsync(Errors.ErrorMapper.ToRecord(missing, name)).ConfigureAwait(false);
        }
    }
}

/// <summary>Base of those that take names.</summary>
/// <typeparam name="T">Kind.</typeparam>
public abstract class GetNamedAccountObjectCommand<T> : GetAccountObjectCommand<T> where T : class
{
    private NameFilter? _filter;

    private protected GetNamedAccountObjectCommand() { }

    /// <summary>Only those of this name; wildcards are allowed. A name without wildcards that is not there is an error.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SeenNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    private protected sealed override bool IsWanted(T item) => (_filter ??= new NameFilter(Name)).Matches(Kind.NameOf(item));

    private protected sealed override IEnumerable<string> Missing(IReadOnlyList<T> all) => (Name ?? []).Where(name =>
        !WildcardPattern.ContainsWildcardCharacters(name)
        && !all.Any(item => string.Equals(Kind.NameOf(item), name, StringComparison.OrdinalIgnoreCase)));
}
