using SymblPS.Cmdlets.Connections;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Pipeline;

/// <summary>Base of the cmdlets that talk to a service.</summary>
public abstract class SymblConnectedCmdlet : SymblCmdlet
{
    private SymblClient? _client;

    private protected SymblConnectedCmdlet() { }

    /// <summary>
    /// Connection to use: an object from <c>Get-SymblConnection</c> or its name. Without it the connection of this runspace, then the one of
    /// the process, then the <c>SYMBL_*</c> environment variables are used.
    /// </summary>
    [Parameter]
    [ConnectionTransformation]
    [ArgumentCompleter(typeof(Completion.ConnectionNameCompleter))]
    public SymblConnection? Connection { get; set; }

    /// <summary>The connection in use.</summary>
    private protected SymblConnection ActiveConnection { get; private set; } = null!;

    /// <summary>The client of the connection in use.</summary>
    private protected SymblClient Client => _client!;

    /// <inheritdoc />
    protected override void Prepare()
    {
        ActiveConnection = ConnectionStore.Resolve(Connection);
        _client = ConnectionFactory.ClientOf(ActiveConnection);
    }
}
