using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Errors;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>Waits for jobs. Writes completed jobs; writes an error with the job as the target for failed and late ones.</summary>
internal static class JobWait
{
    public static async Task RunAsync(
        SymblClient client, IReadOnlyCollection<SymblJob> jobs, JobWaitOptions options, bool any, IPipeline pipeline, TimeProvider time, CancellationToken cancel)
    {
        using var progress = new ProgressReporter(pipeline, jobs.Count == 1 ? "Waiting for the job" : $"Waiting for {jobs.Count} jobs", time);
        var trouble = new TroubleNote(pipeline, progress);
        await foreach (var outcome in client.Jobs.WaitAsync(jobs, options, trouble, cancel).ConfigureAwait(false))
        {
            CompletionCache.Remember(outcome.Job);
            SessionMemory.Remember(client.BaseUri, outcome.Job);
            if (outcome.Error is null)
            {
                ResultWarnings.Warn(outcome.Job, pipeline);
                await pipeline.WriteAsync(outcome.Job).ConfigureAwait(false);
            }
            else await pipeline.WriteErrorAsync(ErrorMapper.ToRecord(outcome.Error, outcome.Job)).ConfigureAwait(false);
            if (any) return;
        }
    }

    private sealed class TroubleNote(IPipeline pipeline, ProgressReporter reporter) : IProgress<JobWaitProgress>
    {
        private string? _last;

        public void Report(JobWaitProgress value)
        {
            // Reported once for each kind of failure, because the wait continues and the user may want the reason.
            if (value.Trouble is not null && value.Trouble != _last) pipeline.Verbose(value.Trouble);
            _last = value.Trouble;
            var running = string.Join(", ", value.Running.Take(2).Select(j => $"{j.Name ?? j.JobId} {j.Status}"));
            var status = value.Trouble ?? (value.Total == 1 ? running : $"{value.Finished} of {value.Total} completed: {running}");
            // The work of a running job counts in part, if the service reports it.
            var part = value.Running.Sum(static job => job.Progress ?? 0);
            var isKnown = value.Total > 1 || value.Running.Any(static job => job.Progress is not null);
            reporter.Report(status, isKnown ? (int)((value.Finished + part) * 100 / value.Total) : -1);
        }
    }
}
