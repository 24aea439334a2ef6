using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Connections;
using SymblPS.Cmdlets.Errors;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Connection;

/// <summary>Closes connections. The local server that this session started stops.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Symbl", DefaultParameterSetName = NameSet)]
public sealed class DisconnectSymblCommand : SymblCmdlet
{
    private const string NameSet = "Name";
    private const string ConnectionSet = "Connection";
    private const string AllSet = "All";

    /// <summary>Name of the connection. The default is the default connection.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>The connection.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ConnectionSet)]
    [ConnectionTransformation]
    public SymblConnection? Connection { get; set; }

    /// <summary>Closes all connections of the process.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var connections = await pipeline.InvokeAsync(Choose).ConfigureAwait(false);
        foreach (var connection in connections)
        {
            await pipeline.InvokeAsync<object?>(() =>
            {
                ConnectionStore.Remove(connection);
                return null;
            }).ConfigureAwait(false);
            await ConnectionFactory.CloseAsync(connection, cancel).ConfigureAwait(false);
        }
    }

    private IReadOnlyList<SymblConnection> Choose()
    {
        if (All) return ConnectionStore.All();
        if (Connection is not null) return [Connection];
        if (Name is not null)
        {
            return [.. Name.Select(n => ConnectionStore.Find(n) ?? throw new NotConnectedException($"There is no connection named '{n}'.")
            {
                RecommendedAction = "Get-SymblConnection lists the connections.",
            })];
        }

        // A missing connection is no error: scripts call Disconnect-Symbl in a finally block.
        return [.. ConnectionStore.All().Where(ConnectionStore.IsDefault)];
    }
}
