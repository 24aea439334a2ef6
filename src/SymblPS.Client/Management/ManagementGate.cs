using System.Collections.Concurrent;

namespace SymblPS.Client.Management;

/// <summary>
/// Serializes management writes. The service accepts one management write of an account at a time, and refuses the others with 429. All
/// clients of this process, in any session or runspace, share this gate.
/// </summary>
internal static class ManagementGate
{
    private static readonly ConcurrentDictionary<(Uri Address, string Account), SemaphoreSlim> Turns = new();

    /// <summary>Runs a write when no other write of the account runs.</summary>
    /// <param name="address">Base address of the service.</param>
    /// <param name="account">
    /// Application ID; empty if only a token is known, so that all such clients of the address share one gate.
    /// </param>
    /// <param name="write">The write, with the reads it needs.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
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
