using SymblPS.Client.Configuration;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.Submissions;

/// <summary>Sends a submission, and decides after each failure whether it is safe to send it again.</summary>
internal sealed class SubmissionLoop(
    ServiceConnection connection, SubmissionAttempt attempt, SubmissionOptions options, SubmissionLimits limits)
{
    private const int MostUnconnected = 4;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private readonly DateTimeOffset _startedAt = connection.Time.GetUtcNow();
    private readonly ClientTiming _timing = connection.Transport.Timing;

    /// <summary>Sends the submission until the service accepts it or a failure is final.</summary>
    public async Task<SymblJob> RunAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var slots = new Deadline(limits.SlotTimeout, connection.Time);
        var slotWait = _timing.FirstSlotWait;
        var retryWait = _timing.FirstRetry;
        var unconnected = 0;
        while (true)
        {
            attempt.Reset();
            try
            {
                var answer = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
                return ReadJob(answer);
            }
            catch (SymblRateLimitException e) when (!slots.Passed)
            {
                var wait = slots.Cap(Spread(e.RetryAfter ?? slotWait, exact: e.RetryAfter is not null));
                await WaitForSlotAsync(wait, e.ServiceMessage, cancellationToken).ConfigureAwait(false);
                slotWait = Double(slotWait, _timing.LongestSlotWait);
            }
            catch (SymblServiceException e) when (e.StatusCode == 417 && request.ExpectContinue)
            {
                // The server does not support the expectation, and refuses the request before the body was sent.
                request = request with { ExpectContinue = false };
            }
            catch (SymblConnectionException e) when (attempt.NothingLost && e is not SymblPlatformUnreachableException
                && !e.ServerEnded && ++unconnected < MostUnconnected)
            {
                // The connection failed, or closed before the first byte of the recording. A failed token request was repeated already.
                await Task.Delay(Spread(retryWait, exact: false), connection.Time, cancellationToken).ConfigureAwait(false);
                retryWait = Double(retryWait, _timing.LongestRetry);
            }
            catch (SymblException e) when (attempt.BodyStarted
                && e is SymblConnectionException or SymblTimeoutException or SymblUnexpectedResponseException)
            {
                throw Ambiguous(e);
            }
            catch (SymblServiceException e) when (e.StatusCode is 408 or >= 500 && attempt.BodyStarted)
            {
                throw Doubtful(e);
            }
        }
    }

    private SymblJob ReadJob(ServiceAnswer answer)
    {
        var accepted = answer.Read(SubmissionJson.Default.WireAccepted);
        if (string.IsNullOrEmpty(accepted.JobId))
            throw new SymblUnexpectedResponseException($"The response of the service ({(int)answer.Status}) names no job.");
        return new SymblJob
        {
            JobId = accepted.JobId!,
            ConversationId = accepted.ConversationId ?? string.Empty,
            Name = string.IsNullOrEmpty(options.Name) ? null : options.Name,
            Source = attempt.Source,
            SubmittedAt = connection.Time.GetUtcNow(),
            Time = connection.Time,
        };
    }

    private async Task WaitForSlotAsync(TimeSpan wait, string? serviceMessage, CancellationToken cancellationToken)
    {
        var end = new Deadline(wait, connection.Time);
        while (end.Remaining is var left && left > TimeSpan.Zero)
        {
            attempt.Waiting(left, serviceMessage);
            await Task.Delay(end.Cap(Tick), connection.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private SymblAmbiguousSubmissionException Ambiguous(SymblException cause)
    {
        var sent = attempt.TotalBytes is { } total ? $" The client had sent {attempt.BytesSent} of {total} bytes." : string.Empty;
        return new SymblAmbiguousSubmissionException(
            $"'{attempt.Source}' may have reached the service: {cause.Message}{sent} It was not sent again.", cause)
        {
            BaseUri = connection.Transport.Address.BaseUri,
            RecommendedAction = WhatToCheck(),
        };
    }

    // The service responded, but the 502 of a gateway does not tell whether the service behind it has the recording.
    private SymblServiceException Doubtful(SymblServiceException cause) => new(cause.Message)
    {
        StatusCode = cause.StatusCode,
        ServiceMessage = cause.ServiceMessage,
        Method = cause.Method,
        Path = cause.Path,
        RetryAfter = cause.RetryAfter,
        RecommendedAction = $"It was not sent again, because the service may have it. {WhatToCheck()}",
    };

    private string WhatToCheck()
    {
        var named = string.IsNullOrEmpty(options.Name) ? string.Empty : $", named '{options.Name}'";
        return $"Before you submit it again, check whether it exists: Get-SymblConversation -After {WireTime.Format(_startedAt)}{named}.";
    }

    private static TimeSpan Double(TimeSpan wait, TimeSpan longest) => wait + wait < longest ? wait + wait : longest;

    // The jitter separates submissions that were refused together. It never shortens a pause that the service asks for. Use whole
    // milliseconds, because a delay of less than one ends at once.
    private static TimeSpan Spread(TimeSpan wait, bool exact)
    {
        var factor = exact ? 1 + (0.1 * Random.Shared.NextDouble()) : 0.8 + (0.4 * Random.Shared.NextDouble());
        return TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds * factor));
    }
}
