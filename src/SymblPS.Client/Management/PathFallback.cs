namespace SymblPS.Client.Management;

/// <summary>
/// Two generations of paths for the same resource. The client tries the newer path first. If the server does not know it (404, 405), the
/// client tries the older path, and remembers the successful generation.
/// </summary>
internal sealed class PathFallback
{
    private volatile Generation _known;

    private enum Generation
    {
        Unknown,
        Newer,
        Older,
    }

    /// <summary>Sends a request with the path that the server supports.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> newer, Func<Task<T>> older)
    {
        if (_known == Generation.Older) return await older().ConfigureAwait(false);
        SymblServiceException refusal;
        try
        {
            var answer = await newer().ConfigureAwait(false);
            _known = Generation.Newer;
            return answer;
        }
        catch (SymblServiceException e) when (_known == Generation.Unknown && IsUnknownPath(e))
        {
            refusal = e;
        }

        try
        {
            var answer = await older().ConfigureAwait(false);
            _known = Generation.Older;
            return answer;
        }
        catch (SymblServiceException e) when (IsUnknownPath(e))
        {
            // Both paths failed, so the resource does not exist, or the server does not support it. The first response is the more helpful
            // one.
            throw refusal;
        }
    }

    private static bool IsUnknownPath(SymblServiceException e) => e.StatusCode is 404 or 405;
}
