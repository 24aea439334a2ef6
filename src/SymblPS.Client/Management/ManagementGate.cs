using System.Collections.Concurrent;

namespace SymblPS.Client.Management;

/// <summary>
/// The service takes one management write of an account at a time and refuses the others with 429. All clients of this process take turns here,
/// whichever session or runspace they belong to.
/// </summary>
internal static class ManagementGate
{
    private static readonly ConcurrentDictionary<(Uri Address, string Account), SemaphoreSlim> Turns = new();

    /// <summary>Runs a write when it is its turn.</summary>
    /// <param name="address">Address of the service.</param>
    /// <param name="account">
    /// Application id; empty where only a token is known, and so all such clients of the address take turns.
    /// </param>
    /// <param name="write">The write, with whatever it must read for it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<T> RunAsync<T>(Uri address, string account, Func<Task<T>> write, CancellationToken cancellationToken)
    {
        var turn = Turns.GetOrAdd((address, account), static _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }
}
