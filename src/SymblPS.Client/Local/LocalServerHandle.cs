namespace SymblPS.Client.Local;

/// <summary>A local server in use.</summary>
public sealed class LocalServerHandle : IAsyncDisposable
{
    internal LocalServerHandle() { }

    /// <summary>Address of the server.</summary>
    public Uri BaseUri => throw new NotSupportedException();

    /// <summary>Its process.</summary>
    public int ProcessId => throw new NotSupportedException();

    /// <summary>Its data folder.</summary>
    public string DataPath => throw new NotSupportedException();

    /// <summary>Whether it was started here.</summary>
    public bool StartedHere => throw new NotSupportedException();

    /// <summary>Its application id.</summary>
    public string AppId => throw new NotSupportedException();

    /// <summary>Its tokens.</summary>
    public ITokenSource Tokens => throw new NotSupportedException();

    /// <summary>Gives the server up.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
