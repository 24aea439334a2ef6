namespace SymblPS.Cmdlets.Connections;

/// <summary>
/// PowerShell calls this class when the module enters and leaves a session. On removal it closes the connections of the session and stops its local
/// server. If the process ends without a call, the server stops by itself, because it watches its owner.
/// </summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly TimeSpan LongestClose = TimeSpan.FromSeconds(5);
    private static int s_hooked;

    /// <inheritdoc />
    public void OnImport()
    {
        Loading.ModuleLoader.OnClose = static () => Close(ConnectionStore.OwnedByCurrentRunspace());
        if (Interlocked.Exchange(ref s_hooked, 1) == 0)
            AppDomain.CurrentDomain.ProcessExit += static (_, _) => Close(ConnectionStore.All());
    }

    /// <inheritdoc />
    public void OnRemove(PSModuleInfo psModuleInfo) => Close(ConnectionStore.OwnedByCurrentRunspace());

    private static void Close(IReadOnlyList<SymblConnection> connections)
    {
        foreach (var connection in connections) ConnectionStore.Remove(connection);
        try
        {
            Task.WhenAll(connections.Select(c => Task.Run(() => ConnectionFactory.CloseAsync(c, CancellationToken.None))))
                .WaitAsync(LongestClose, TimeProvider.System).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The session continues without the module, or the process ends. An error would have no receiver.
        }
    }
}
