using System.Net;

namespace SymblPS.Cmdlets.Connections;

/// <summary>Creates and closes connections.</summary>
internal static class ConnectionFactory
{
    /// <summary>Creates a connection to a service. Sends no request.</summary>
    /// <exception cref="ArgumentException">Credentials must not be sent to the address.</exception>
    public static SymblConnection Create(string name, Uri baseUri, ITokenSource tokens, IWebProxy? proxy)
    {
        var client = new SymblClient(new SymblClientOptions { BaseUri = baseUri, Tokens = tokens, Proxy = proxy, ConnectionName = name });
        return new SymblConnection(name, baseUri, tokens.Kind, tokens.AppId, new ConnectionResources(client, null), TimeProvider.System);
    }

    /// <summary>Creates a connection to a running local server.</summary>
    public static SymblConnection CreateLocal(string name, LocalServerHandle server)
    {
        var client = new SymblClient(new SymblClientOptions
        {
            BaseUri = server.BaseUri,
            Tokens = server.Tokens,
            ConnectionName = name,
            ServerHasEnded = () => server.HasEnded,
        });
        return new SymblConnection(name, server.BaseUri, server.Tokens.Kind, server.AppId, new ConnectionResources(client, server), TimeProvider.System)
        {
            IsLocal = true,
            ServerProcessId = server.ProcessId,
            DataPath = server.DataPath,
        };
    }

    /// <summary>The client of a connection.</summary>
    public static SymblClient ClientOf(SymblConnection connection) => ((ConnectionResources)connection.Client).Client;

    /// <summary>Closes a connection and releases its local server. A second call does nothing.</summary>
    public static async Task CloseAsync(SymblConnection connection, CancellationToken cancel)
    {
        if (connection.IsClosed) return;
        connection.IsClosed = true;
        var resources = (ConnectionResources)connection.Client;
        try
        {
            if (resources.Server is { } server) await server.StopAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            resources.Client.Dispose();
        }
    }

    private sealed class ConnectionResources(SymblClient client, LocalServerHandle? server) : IDisposable
    {
        public SymblClient Client { get; } = client;

        public LocalServerHandle? Server { get; } = server;

        public void Dispose() => Client.Dispose();
    }
}
