using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Base of the cmdlets that delete what an account manages.</summary>
/// <typeparam name="T">Kind.</typeparam>
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
                if (!await ShouldProcessAsync(pipeline, Kind.Title(id), "Delete").ConfigureAwait(false)) return;
                await RemoveAsync(id, cancel).ConfigureAwait(false);
                SeenAccountObjects.Forget(Kind.Noun, id);
            }).ConfigureAwait(false);
        }
    }
}
