namespace SymblPS.Client.Management;

/// <summary>
/// Two generations of paths for the same thing. The newer one is tried first; a server that does not know it (404, 405) is asked by the older
/// one, and what it knows is remembered for as long as the client lives.
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

    /// <summary>Asks by the path the server knows.</summary>
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
            // Neither: then it is the thing that is not there, or the server has no such thing at all. The first answer says it best.
            throw refusal;
        }
    }

    private static bool IsUnknownPath(SymblServiceException e) => e.StatusCode is 404 or 405;
}
