namespace SymblPS.Cmdlets.Connections;

/// <summary>
/// Called by the engine when the module comes into and leaves a session. The connections the session made are closed when it leaves, and with them
/// the local server it started. A process that dies without this is covered by the server itself, which watches its owner.
/// </summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly TimeSpan LongestClose = TimeSpan.FromSeconds(5);
    private static int s_hooked;

    /// <inheritdoc />
    public void OnImport()
    {
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
            // The session goes on without the module, or the process ends: there is nobody left to tell.
        }
    }
}
