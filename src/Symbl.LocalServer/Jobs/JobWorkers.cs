using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Symbl.Domain.Conversations;
using Symbl.Domain.Recordings;
using Symbl.Language.Text;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Options;
using Symbl.LocalServer.Services;
using Symbl.Recognition.Transcripts;
using Symbl.Storage;
using Symbl.Storage.Recordings;

namespace Symbl.LocalServer.Jobs;

/// <summary>
/// Works on jobs, oldest first. A job that the end of the server interrupts stays in progress and is taken up at the next start.
/// </summary>
internal sealed partial class JobWorkers(
    ServerOptions options,
    JobStore jobs,
    ConversationWriter results,
    RecordingFolder recordings,
    RecordingFetcher fetcher,
    IRecordingProcessor processor,
    WebhookSender webhooks,
    ILogger<JobWorkers> log) : BackgroundService
{
    private static readonly TimeSpan StoragePause = TimeSpan.FromSeconds(1);

    private readonly WakeSignal _wake = new();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _stuck = new();

    // Jobs in progress that nobody works on: interrupted by the end of a server, or by storage that failed.
    private readonly ConcurrentQueue<JobWork> _begun = new();

    /// <summary>Says that there may be a job to claim.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Drops jobs whose conversation has been deleted: their work ends and their recordings go.</summary>
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
        foreach (var job in jobs.Interrupted())
            _begun.Enqueue(job);
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
                if (await NextAsync(stop) is { } job)
                    await StartAsync(job, stop);
                else
                    await _wake.WaitAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (SqliteException e)
            {
                await StorageFailedAsync(e, stop);
            }
        }
    }

    private async Task<JobWork?> NextAsync(CancellationToken stop)
    {
        if (_begun.TryDequeue(out var begun))
            return begun;
        var job = await jobs.ClaimAsync(stop);
        // One signal may stand for many jobs.
        if (job is not null)
            Wake();
        return job;
    }

    // A full disk, say: it must not end the work on jobs for good.
    private async Task StorageFailedAsync(SqliteException failure, CancellationToken stop)
    {
        LogStorage(log, failure);
        await Task.Delay(StoragePause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task StartAsync(JobWork job, CancellationToken stop)
    {
        webhooks.Wake();
        if (job.Fault?.StuckMilliseconds is not { } wait)
        {
            await RunAsync(job, TimeSpan.Zero, stop);
            return;
        }

        // A job that is stuck on order must not hold up the others.
        var task = RunAsync(job, wait < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(wait), stop);
        _stuck[task] = true;
        _ = task.ContinueWith(ended => _stuck.TryRemove(ended, out _), TaskScheduler.Default);
    }

    private async Task RunAsync(JobWork job, TimeSpan stuck, CancellationToken stop)
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _running[job.Id] = work;
        try
        {
            if (stuck != TimeSpan.Zero)
                await Task.Delay(stuck, work.Token);
            await FinishAsync(job, work.Token);
            recordings.Remove(job.Id);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Interrupted by the end of the server: the recording is still needed.
            return;
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            // Deleted with its conversation.
            recordings.Remove(job.Id);
        }
        catch (SqliteException e)
        {
            _begun.Enqueue(job);
            await StorageFailedAsync(e, stop);
        }
        finally
        {
            _running.TryRemove(job.Id, out _);
        }

        webhooks.Wake();
        Wake();
    }

    private async Task FinishAsync(JobWork job, CancellationToken cancel)
    {
        ProcessedRecording recording;
        try
        {
            recording = await ProcessAsync(job, cancel);
        }
        catch (RecordingException e)
        {
            await jobs.FailAsync(job, e.Message);
            return;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            LogFailure(log, e, job.Id);
            await jobs.FailAsync(job, "The local server failed while it worked on the recording; its log says why.");
            return;
        }

        await results.CompleteAsync(job, recording);
    }

    private async Task<ProcessedRecording> ProcessAsync(JobWork job, CancellationToken cancel)
    {
        var url = job.SourceUrl is { } text ? new Uri(text) : null;
        if (url is not null && !recordings.Holds(job.Id))
            await fetcher.FetchAsync(job.Id, url, cancel);
        if (job.Fault?.FailureMessage is { } reason)
            throw new RecordingException(reason);
        if (job.ContentType == ImportedMessages.MediaType)
        {
            var messages = await ImportedMessages.ReadAsync(recordings.PathOf(job.Id), cancel);
            return TranscriptImport.Process(messages, job.Options.StartTime, job.Options.ToProcessing());
        }

        var name = job.Options.Name ?? (url is null ? "the uploaded recording" : NameOf(url));
        return await processor.ProcessAsync(
            new RecordingInput(recordings.PathOf(job.Id), name, job.ContentType, job.Options.ToProcessing()), cancel);
    }

    private static string NameOf(Uri url) => Uri.UnescapeDataString(url.Segments[^1]) is { Length: > 1 } file ? file : url.Host;

    [LoggerMessage(LogLevel.Error, "Job {JobId} failed")]
    private static partial void LogFailure(ILogger log, Exception failure, string jobId);

    [LoggerMessage(LogLevel.Error, "Jobs cannot be read or written")]
    private static partial void LogStorage(ILogger log, Exception failure);
}
