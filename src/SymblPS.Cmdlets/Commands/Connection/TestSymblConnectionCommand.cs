using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Connections;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Connection;

/// <summary>Tests whether the service responds and accepts the credentials. The verbose stream states the reason of a failure.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SymblConnection", DefaultParameterSetName = NameSet)]
[OutputType(typeof(bool))]
[SymblOperation("generateToken")]
[SymblOperation("listConversations")]
public sealed class TestSymblConnectionCommand : SymblCmdlet
{
    private const string NameSet = "Name";
    private const string ConnectionSet = "Connection";

    /// <summary>Name of the connection. The default is the default connection.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The connection.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ConnectionSet)]
    [ConnectionTransformation]
    public SymblConnection? Connection { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var works = false;
        try
        {
            var chosen = Connection ?? (Name is null ? null : ConnectionStore.Find(Name) ?? throw new SymblException($"There is no connection named '{Name}'."));
            var connection = await pipeline.InvokeAsync(() => ConnectionStore.Resolve(chosen)).ConfigureAwait(false);
            await ConnectionFactory.ClientOf(connection).VerifyAsync(cancel).ConfigureAwait(false);
            works = true;
        }
        catch (SymblException e)
        {
            pipeline.Verbose(e.Message);
        }

        await pipeline.WriteAsync(works).ConfigureAwait(false);
    }
}
