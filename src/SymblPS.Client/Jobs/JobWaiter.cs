using System.Runtime.CompilerServices;
using SymblPS.Client.Configuration;
using SymblPS.Client.Errors;
using SymblPS.Client.Http;

namespace SymblPS.Client.Jobs;

/// <summary>
/// The loop that waits for any number of jobs: in rounds, with a limited number of parallel requests, and without requests for ended jobs.
/// </summary>
internal sealed class JobWaiter(
    Func<SymblJob, CancellationToken, Task<SymblJob>> look,
    ClientTiming timing,
    TimeProvider time,
    JobWaitOptions options,
    IProgress<JobWaitProgress>? progress)
{
    private const int Parallel = 8;
    private const int Shown = 5;
    private const double Slowing = 1.5;

    // Running jobs in their original order. Ended jobs are removed.
    private readonly List<SymblJob> _running = [];
    private int _total;
    private int _failed;
    private bool _answered;
    private SymblException? _trouble;

    /// <summary>Waits, and returns each job when it has ended.</summary>
    public async IAsyncEnumerable<JobOutcome> RunAsync(
        IReadOnlyCollection<SymblJob> jobs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var deadline = new Deadline(options.Timeout, time);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        _running.AddRange(jobs.Where(job => seen.Add(job.JobId)));
        _total = _running.Count;
        foreach (var job in _running.Where(static job => job.IsFinished).ToList()) yield return Over(job, FailureOf(job));

        // A timeout of zero means one look, which must be allowed to complete.
        using var inTime = deadline.Link(cancellationToken);
        var limit = options.Timeout == TimeSpan.Zero ? cancellationToken : inTime.Token;
        for (var pause = options.PollingInterval ?? timing.FirstPoll; _running.Count > 0; pause = Slower(pause))
        {
            Report();
            await foreach (var outcome in RoundAsync(limit, cancellationToken).ConfigureAwait(false))
            {
                yield return outcome;
                Report();
            }

            if (_running.Count == 0) yield break;
            if (deadline.Passed) break;
            await Task.Delay(deadline.Cap(pause), time, cancellationToken).ConfigureAwait(false);
        }

        foreach (var job in _running.ToList()) yield return Over(job, TimeoutOf(job));
    }

    private async IAsyncEnumerable<JobOutcome> RoundAsync(CancellationToken limit,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var round = CancellationTokenSource.CreateLinkedTokenSource(limit);
        var waiting = new Queue<SymblJob>(_running);
        var looks = new List<Task<JobOutcome?>>(Parallel);
        var troubled = false;
        try
        {
            while (true)
            {
                // After a failure, do not ask the service for the other jobs of this round.
                while (!troubled && looks.Count < Parallel && waiting.Count > 0) looks.Add(LookAsync(waiting.Dequeue(), round.Token));
                if (looks.Count == 0) yield break;
                var done = await Task.WhenAny(looks).ConfigureAwait(false);
                looks.Remove(done);
                JobOutcome? outcome = null;
                try
                {
                    outcome = await done.ConfigureAwait(false);
                    (_answered, _trouble) = (true, troubled ? _trouble : null);
                }
                catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
                {
                    yield break;
                }
                catch (SymblException e) when (IsPassing(e))
                {
                    (troubled, _trouble) = (true, e);
                    Report();
                }

                if (outcome is not null) yield return outcome;
            }
        }
        finally
        {
            // At the end of a round, cancel all of its requests.
            round.Cancel();
            await Task.WhenAll(looks).ContinueWith(
                static all => _ = all.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Polls one job and returns its outcome if it has ended.</summary>
    private async Task<JobOutcome?> LookAsync(SymblJob job, CancellationToken cancellationToken)
    {
        try
        {
            var now = await look(job, cancellationToken).ConfigureAwait(false);
            if (now.IsFinished) return Over(now, FailureOf(now));
            lock (_running) _running[_running.FindIndex(other => other.JobId == job.JobId)] = now;
            return null;
        }
        catch (SymblServiceException e) when (e is not SymblAuthenticationException && !IsPassing(e))
        {
            // The failure concerns this job only.
            return Over(job, e);
        }
    }

    private JobOutcome Over(SymblJob job, SymblException? error)
    {
        lock (_running)
        {
            _running.RemoveAll(other => other.JobId == job.JobId);
            if (error is not null) _failed++;
        }

        return new JobOutcome(job, error);
    }

    // A proxy page instead of a response is transient. A host name that never resolved is not.
    private bool IsPassing(SymblException failure) => failure switch
    {
        SymblPlatformUnreachableException => _answered,
        SymblUnexpectedResponseException => true,
        _ => RetryHandler.IsTransient(failure),
    };

    private TimeSpan Slower(TimeSpan pause)
    {
        if (options.PollingInterval is { } fixedPause) return fixedPause;
        var slower = TimeSpan.FromTicks((long)(pause.Ticks * Slowing));
        return slower < timing.LongestPoll ? slower : timing.LongestPoll;
    }

    private void Report()
    {
        if (progress is null) return;
        JobWaitProgress report;
        lock (_running)
        {
            report = new JobWaitProgress(
                _total, _total - _running.Count, _failed, [.. _running.Take(Shown)],
                _trouble is null ? null : $"the service does not respond: {_trouble.Message.TrimEnd('.')}; trying again");
        }

        progress.Report(report);
    }

    private static SymblJobFailedException? FailureOf(SymblJob job) => job.Status != SymblJobStatus.Failed
        ? null
        : new SymblJobFailedException($"Job {Describe(job)} failed: {job.FailureReason ?? "the service gives no reason"}", job)
        {
            RecommendedAction = JobAdvice.For(job.FailureReason),
        };

    private SymblTimeoutException TimeoutOf(SymblJob job) => new(
        $"Job {Describe(job)} did not end within {ServiceText.Seconds(options.Timeout)}; last state: {job.Status}."
            + (_trouble is null ? string.Empty : $" The last request failed: {_trouble.Message}"),
        job, _trouble)
    {
        RecommendedAction = $"The service continues the job. Wait for it again with Wait-SymblJob -JobId {job.JobId}.",
    };

    private static string Describe(SymblJob job) =>
        (job.Source ?? job.Name) is { Length: > 0 } what ? $"{job.JobId} ('{what}')" : job.JobId;
}
