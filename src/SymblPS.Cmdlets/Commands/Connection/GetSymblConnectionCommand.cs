using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Connections;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Connection;

/// <summary>Gets the connections of this process. The ones of this runspace come first.</summary>
[Cmdlet(VerbsCommon.Get, "SymblConnection")]
[OutputType(typeof(SymblConnection))]
public sealed class GetSymblConnectionCommand : SymblCmdlet
{
    /// <summary>Returns only connections with these names. Wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var filter = new NameFilter(Name);
        var all = await pipeline.InvokeAsync(ConnectionStore.All).ConfigureAwait(false);
        foreach (var connection in all.Where(c => filter.Matches(c.Name)))
            await pipeline.WriteAsync(connection).ConfigureAwait(false);
    }
}
