using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Lets one call at a time change trackers, as the service does.</summary>
internal sealed class TrackerWrites
{
    private const string RefusalText =
        "This API has a limit of maximum of `1` number of concurrent requests per account. Please wait for the one that is running.";

    private int _running;

    /// <summary>Runs a call, alone from its first byte to its result.</summary>
    /// <exception cref="ApiException">429: another one is running.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> call)
    {
        if (Interlocked.CompareExchange(ref _running, 1, 0) != 0)
            throw new ApiException(StatusCodes.Status429TooManyRequests, RefusalText);
        try
        {
            return await call();
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }
}
