using SymblPS.Client.Errors;
using SymblPS.Client.Http;

namespace SymblPS.Client.Insights;

/// <summary>
/// Reads what the service derives from a conversation some time after it was processed. The service says 404 both for that and for a
/// conversation it does not know, so that the two are told apart here.
/// </summary>
internal sealed class DerivedWait(ServiceConnection connection)
{
    private const double Slowing = 1.5;

    /// <summary>Looks until the thing is there, or the time is over.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="what">What is waited for, as a sentence begins: <c>The summary</c>.</param>
    /// <param name="advice">What to do where it is not there.</param>
    /// <param name="wait">How long to look; <see langword="null"/> looks once.</param>
    /// <param name="look">One look; <see langword="null"/> or a <see cref="SymblNotFoundException"/> where it is not there yet.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    /// <exception cref="SymblNotReadyException">It is not there, and was not to be waited for.</exception>
    /// <exception cref="SymblTimeoutException">It was not there in time.</exception>
    public async Task<T> RunAsync<T>(
        string conversationId, string what, string advice, DerivedWaitOptions? wait, Func<CancellationToken, Task<T?>> look,
        CancellationToken cancellationToken)
        where T : class
    {
        var deadline = new Deadline(wait?.Timeout, connection.Time);
        var timing = connection.Transport.Timing;
        var known = false;
        for (var pause = timing.FirstPoll; ; pause = Slower(pause, timing.LongestPoll))
        {
            SymblNotFoundException? missing = null;
            try
            {
                if (await look(cancellationToken).ConfigureAwait(false) is { } found) return found;
            }
            catch (SymblNotFoundException e)
            {
                missing = e;
                // Nobody should wait for a conversation that is not there.
                if (!known) await CheckAsync(conversationId, cancellationToken).ConfigureAwait(false);
                known = true;
            }

            var words = missing?.ServiceMessage is { } said ? $" The service says: {said}" : string.Empty;
            if (wait is null)
            {
                throw new SymblNotReadyException($"{what} of conversation {conversationId} is not there.{words}", conversationId)
                {
                    RecommendedAction = advice,
                };
            }

            if (deadline.Passed)
            {
                throw new SymblTimeoutException(
                    $"{what} of conversation {conversationId} was not there within {ServiceText.Seconds(wait.Timeout)}.{words}", null, missing)
                {
                    RecommendedAction = advice,
                };
            }

            wait.Progress?.Report($"{what} of conversation {conversationId}");
            await Task.Delay(deadline.Cap(pause), connection.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<ServiceAnswer> CheckAsync(string conversationId, CancellationToken cancellationToken) => connection.SendAsync(
        connection.Request(HttpMethod.Get, null, "v1", "conversations", conversationId), cancellationToken);

    private static TimeSpan Slower(TimeSpan pause, TimeSpan longest)
    {
        var slower = TimeSpan.FromTicks((long)(pause.Ticks * Slowing));
        return slower < longest ? slower : longest;
    }
}
