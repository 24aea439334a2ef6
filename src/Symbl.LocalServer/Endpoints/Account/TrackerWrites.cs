using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Lets one call at a time change trackers, like the service.</summary>
internal sealed class TrackerWrites
{
    private const string RefusalText =
        "This API has a limit of maximum of `1` number of concurrent requests per account. Please wait for the one that is running.";

    private int _running;

    /// <summary>Runs a call. From the first byte of its body to its result, no other call can run.</summary>
    /// <exception cref="ApiException">429: another call is running.</exception>
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
