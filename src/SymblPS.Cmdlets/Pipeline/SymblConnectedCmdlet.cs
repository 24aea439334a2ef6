using SymblPS.Cmdlets.Connections;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Pipeline;

/// <summary>Base class of the cmdlets that send requests.</summary>
public abstract class SymblConnectedCmdlet : SymblCmdlet
{
    private SymblClient? _client;

    private protected SymblConnectedCmdlet() { }

    /// <summary>
    /// Connection to use: an object from <c>Get-SymblConnection</c> or a name. The default is the connection of this runspace, then of the process,
    /// then of the <c>SYMBL_*</c> environment variables.
    /// </summary>
    [Parameter]
    [ConnectionTransformation]
    [ArgumentCompleter(typeof(Completion.ConnectionNameCompleter))]
    public SymblConnection? Connection { get; set; }

    /// <summary>The connection of the command.</summary>
    private protected SymblConnection ActiveConnection { get; private set; } = null!;

    /// <summary>The client of the connection.</summary>
    private protected SymblClient Client => _client!;

    /// <inheritdoc />
    protected override void Prepare()
    {
        ActiveConnection = ConnectionStore.Resolve(Connection);
        _client = ConnectionFactory.ClientOf(ActiveConnection);
    }
}
