using System.Collections.Concurrent;
using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;
using Symbl.LocalServer.Options;
using Symbl.Recognition.Transcripts;
using Symbl.Storage;
using Symbl.Storage.Recordings;

namespace Symbl.LocalServer.Jobs;

/// <summary>
/// Processes jobs, oldest first, in any number of processes on one store. A worker claims a job with a lease and renews the lease during
/// the
/// work. If a process ends or stops, its leases expire and another worker claims its jobs. The store refuses a result that comes too late.
/// </summary>
internal sealed partial class JobWorkers(
    ServerOptions options,
    IStore store,
    JobLedger ledger,
    JobLeases leases,
    IJobResults results,
    IRecordingStore recordings,
    RecordingFetcher fetcher,
    IRecordingProcessor processor,
    WebhookSender webhooks,
    JobProgress progress,
    TimeProvider clock,
    ILogger<JobWorkers> log) : BackgroundService
{
    private static readonly TimeSpan StoragePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ClaimPatience = TimeSpan.FromMilliseconds(500);

    private readonly WakeSignal _wake = new();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _stuck = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);
    private int _idle;

    /// <summary>Signals that a job can be available.</summary>
    public void Wake() => _wake.Set();

    /// <summary>
    /// Signals a new job, and waits until a worker has claimed it if a worker is free. Some clients stop polling a job that is still scheduled
    /// when they first ask.
    /// </summary>
    public async Task StartAsync(string jobId, CancellationToken cancel)
    {
        if (Volatile.Read(ref _idle) == 0)
        {
            Wake();
            return;
        }

        var claimed = _awaited[jobId] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Wake();
        try
        {
            await claimed.Task.WaitAsync(ClaimPatience, clock, cancel);
        }
        catch (TimeoutException)
        {
            // An earlier part of the conversation is in process, or another process is about to claim the job.
        }
        finally
        {
            _awaited.TryRemove(jobId, out _);
        }
    }

    /// <summary>Drops the jobs of a deleted conversation: cancels their work and removes their recordings.</summary>
    public void Drop(IReadOnlyList<string> jobIds)
    {
        foreach (var id in jobIds)
        {
            if (_running.TryGetValue(id, out var work))
                work.Cancel();
            recordings.Remove(id);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(
            Enumerable.Range(0, options.Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), CancellationToken.None)));
        await Task.WhenAll(_stuck.Keys);
    }

    private async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await ledger.ClaimAsync(stop) is { } job)
                {
                    // One signal can stand for many jobs.
                    Wake();
                    Announce(job);
                    await StartAsync(job, stop);
                }
                else
                {
                    await WaitAsync(stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (StorageException e)
            {
                await StorageFailedAsync(e, stop);
            }
        }
    }

    // Without a free worker, no submission waits.
    private void Announce(JobWork job)
    {
        if (_awaited.TryRemove(job.Id, out var claimed))
            claimed.TrySetResult();
        if (Volatile.Read(ref _idle) > 0)
            return;
        foreach (var other in _awaited.Values)
            other.TrySetResult();
    }

    // Another process can add a job, and a lease can expire, without a signal.
    private async Task WaitAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var wait = leases.Poll;
        if (store.Read(unit => unit.Jobs.NextLeaseEnd()) is { } end && end - now < wait)
            wait = end > now ? end - now : TimeSpan.Zero;
        Interlocked.Increment(ref _idle);
        try
        {
            await _wake.WaitAsync(wait, clock, stop);
        }
        finally
        {
            Interlocked.Decrement(ref _idle);
        }
    }

    // A storage failure, such as a full disk, must not end the processing of jobs permanently.
    private async Task StorageFailedAsync(StorageException failure, CancellationToken stop)
    {
        LogStorage(log, failure);
        await Task.Delay(StoragePause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task StartAsync(JobWork job, CancellationToken stop)
    {
        webhooks.Wake();
        if (job.Fault?.StuckMilliseconds is not { } wait)
        {
            await RunAsync(job, TimeSpan.Zero, stop);
            return;
        }

        // If a test makes a job hang, the other jobs must continue.
        var task = RunAsync(job, wait < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(wait), stop);
        _stuck[task] = true;
        _ = task.ContinueWith(ended => _stuck.TryRemove(ended, out _), TaskScheduler.Default);
    }

    private async Task RunAsync(JobWork job, TimeSpan stuck, CancellationToken stop)
    {
        var work = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _running[job.Id] = work;
        var renewal = RenewAsync(job, work);
        try
        {
            if (stuck != TimeSpan.Zero)
                await Task.Delay(stuck, clock, work.Token);
            if (await FinishAsync(job, work.Token))
                recordings.Remove(job.Id);
            else if (store.Read(unit => unit.Jobs.Find(job.Id)) is not null)
                LogLost(log, job.Id, job.Attempt);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops. The next attempt needs the recording, and another worker can claim the job at once.
            await ReleaseAsync(job);
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            // A client deleted the job with its conversation, or another worker has claimed it.
            RemoveRecordingOfEnded(job);
        }
        catch (StorageException e)
        {
            // The lease expires, and then a worker claims the job again.
            await StorageFailedAsync(e, stop);
        }
        finally
        {
            _running.TryRemove(job.Id, out _);
            progress.Forget(job.Id);
            await work.CancelAsync();
            await renewal;
            work.Dispose();
        }

        webhooks.Wake();
        Wake();
    }

    /// <summary>Renews the lease until the work ends. Cancels the work if the lease is lost.</summary>
    private async Task RenewAsync(JobWork job, CancellationTokenSource work)
    {
        using var timer = new PeriodicTimer(leases.Renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(work.Token))
            {
                try
                {
                    if (await ledger.RenewAsync(job, work.Token))
                        continue;
                    if (store.Read(unit => unit.Jobs.Find(job.Id)) is not null)
                        LogLost(log, job.Id, job.Attempt);
                    await work.CancelAsync();
                    return;
                }
                catch (StorageException e)
                {
                    LogStorage(log, e);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
    }

    private async Task ReleaseAsync(JobWork job)
    {
        try
        {
            await ledger.ReleaseAsync(job);
        }
        catch (StorageException e)
        {
            // The lease expires without the release.
            LogStorage(log, e);
        }
    }

    private void RemoveRecordingOfEnded(JobWork job)
    {
        if (store.Read(unit => unit.Jobs.Find(job.Id)) is not { Status: JobStatus.InProgress or JobStatus.Scheduled })
            recordings.Remove(job.Id);
    }

    /// <returns>False if the store refused the result because another worker has claimed the job.</returns>
    private async Task<bool> FinishAsync(JobWork job, CancellationToken cancel)
    {
        ProcessedRecording recording;
        try
        {
            recording = await ProcessAsync(job, cancel);
        }
        catch (RecordingException e)
        {
            return await ledger.FailAsync(job, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            LogFailure(log, e, job.Id);
            return await ledger.FailAsync(job, "The local server failed while it worked on the recording; its log says why.");
        }

        return await results.CompleteAsync(job, recording);
    }

    private async Task<ProcessedRecording> ProcessAsync(JobWork job, CancellationToken cancel)
    {
        var url = job.SourceUrl is { } address ? new Uri(address) : null;
        if (url is not null && !recordings.Holds(job.Id))
            await fetcher.FetchAsync(job.Id, url, cancel);
        if (job.Fault?.FailureMessage is { } reason)
            throw new RecordingException(reason);
        var path = await recordings.OpenAsync(job.Id, cancel);
        if (job.ContentType == ImportedMessages.MediaType)
        {
            var messages = await ImportedMessages.ReadAsync(path, cancel);
            var text = TranscriptImport.Process(messages, job.Options.StartTime, job.Options.ToProcessing(), job.Options.Notes ?? []);
            // Without a start time, a text follows the end of its conversation, as a recording does.
            return job.Options.ContinuesConversation == true ? text with { StartTime = null } : text;
        }

        var name = job.Options.Name ?? (url is null ? "the uploaded recording" : NameOf(url));
        var transcript = job.Options.Transcript is null ? null
            : await recordings.ReadTranscriptAsync(job.Id, cancel) ?? throw new RecordingException($"{name}: The stored transcript {job.Options.Transcript} is missing. Submit the recording again.");
        return await processor.ProcessAsync(
            new RecordingInput(path, name, job.ContentType, job.Options.ToProcessing()) { Transcript = transcript }, new ProgressLog(log, progress, job.Id), cancel);
    }

    private static string NameOf(Uri url) => Uri.UnescapeDataString(url.Segments[^1]) is { Length: > 1 } file ? file : url.Host;

    private sealed class ProgressLog(ILogger log, JobProgress progress, string jobId) : IProgress<RecordingProgress>
    {
        public void Report(RecordingProgress value)
        {
            progress.Report(jobId, value);
            LogProgress(log, jobId, value.Stage, value.Fraction);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Job {JobId}: {Stage} {Fraction:P0}")]
    private static partial void LogProgress(ILogger log, string jobId, RecordingStage stage, double fraction);

    [LoggerMessage(LogLevel.Error, "Job {JobId} failed")]
    private static partial void LogFailure(ILogger log, Exception failure, string jobId);

    [LoggerMessage(LogLevel.Warning, "Job {JobId}: another worker has claimed it; attempt {Attempt} ends without a result")]
    private static partial void LogLost(ILogger log, string jobId, int attempt);

    [LoggerMessage(LogLevel.Error, "Jobs cannot be read or written")]
    private static partial void LogStorage(ILogger log, Exception failure);
}
