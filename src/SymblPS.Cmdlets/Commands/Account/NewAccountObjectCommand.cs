using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Base of the cmdlets that create what an account manages. What comes by the pipeline is gathered where the service takes many at once.</summary>
/// <typeparam name="TDefinition">What is to be created.</typeparam>
/// <typeparam name="T">What it becomes.</typeparam>
public abstract class NewAccountObjectCommand<TDefinition, T> : SymblConnectedCmdlet where TDefinition : class where T : class
{
    private readonly List<TDefinition> _waiting = [];

    private protected NewAccountObjectCommand() { }

    private protected abstract AccountKind<T> Kind { get; }

    /// <summary>How many are created in one go.</summary>
    private protected virtual int BatchSize => 1;

    /// <summary>What the parameters say.</summary>
    private protected abstract TDefinition Definition();

    /// <summary>Its name.</summary>
    private protected abstract string NameOf(TDefinition definition);

    /// <summary>Refuses what the service would refuse.</summary>
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
