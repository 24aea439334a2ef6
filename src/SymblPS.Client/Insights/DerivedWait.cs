using SymblPS.Client.Errors;
using SymblPS.Client.Http;

namespace SymblPS.Client.Insights;

/// <summary>
/// Reads results that the service derives from a processed conversation with a delay. The service responds with 404 both to a missing
/// result and to an unknown conversation; this class distinguishes the two.
/// </summary>
internal sealed class DerivedWait(ServiceConnection connection)
{
    private const double Slowing = 1.5;

    /// <summary>Polls until the result is available or the time is over.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="what">Name of the result as the start of a sentence: <c>The summary</c>.</param>
    /// <param name="advice">Recommended action if the result is missing.</param>
    /// <param name="wait">Maximum time to poll; <see langword="null"/> checks once.</param>
    /// <param name="look">
    /// Requests the result once; returns <see langword="null"/> or throws <see cref="SymblNotFoundException"/> if the result is missing.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    /// <exception cref="SymblNotReadyException">The result is missing, and the caller does not wait.</exception>
    /// <exception cref="SymblTimeoutException">The result was not available in time.</exception>
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
            // Waiting does not help if the language of the conversation does not have the result.
            catch (SymblNotFoundException e) when (!LanguageRefusal.Is(e.ServiceMessage))
            {
                missing = e;
                // Do not wait for a conversation that does not exist.
                if (!known) await CheckAsync(conversationId, cancellationToken).ConfigureAwait(false);
                known = true;
            }

            var words = missing?.ServiceMessage is { } said ? $" The service says: {said}" : string.Empty;
            if (wait is null)
            {
                throw new SymblNotReadyException($"{what} of conversation {conversationId} is not available.{words}", conversationId)
                {
                    RecommendedAction = advice,
                };
            }

            if (deadline.Passed)
            {
                throw new SymblTimeoutException(
                    $"{what} of conversation {conversationId} was not available within {ServiceText.Seconds(wait.Timeout)}.{words}", null, missing)
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
