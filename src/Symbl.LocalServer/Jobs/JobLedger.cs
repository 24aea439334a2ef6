using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;
using Symbl.Storage;

namespace Symbl.LocalServer.Jobs;

/// <summary>Writes the result of a job and its end in one step.</summary>
internal interface IJobResults
{
    /// <summary>Stores a result and sets the status of the job to completed.</summary>
    /// <returns>False if the job no longer exists, has ended, or has a newer lease. Nothing is then written.</returns>
    Task<bool> CompleteAsync(JobWork job, ProcessedRecording recording);
}

/// <summary>Changes the status of jobs. Each change also stores its notification.</summary>
internal sealed class JobLedger(IStore store, JobLeases leases, TimeProvider clock)
{
    /// <summary>Claims the next job for this process. Returns null if there is no job to process.</summary>
    public async Task<JobWork?> ClaimAsync(CancellationToken cancel)
    {
        // Idle workers only read, because several processes share one writer.
        if (!store.Read(unit => unit.Jobs.CanClaim(clock.GetUtcNow())))
            return null;
        return await store.WriteAsync(
            unit =>
            {
                var job = unit.Jobs.Claim(leases.Next(clock.GetUtcNow()));
                // An earlier attempt already reported the job as in progress.
                if (job is { Attempt: 1 })
                    Notify(unit, job, JobStatus.InProgress);
                return job;
            },
            cancel);
    }

    /// <summary>Renews the lease of a job. Returns false if the job no longer exists, has ended, or has a newer lease.</summary>
    public Task<bool> RenewAsync(JobWork job, CancellationToken cancel) =>
        store.WriteAsync(unit => unit.Jobs.Renew(job, leases.Next(clock.GetUtcNow()).Until), cancel);

    /// <summary>Ends the lease of a job, so that another worker can claim the job at once.</summary>
    public Task ReleaseAsync(JobWork job) =>
        store.WriteAsync(unit => unit.Jobs.Release(job, clock.GetUtcNow()), CancellationToken.None);

    /// <summary>Ends a job as failed. Returns false if the job no longer exists or has a newer lease.</summary>
    public Task<bool> FailAsync(JobWork job, string reason) =>
        store.WriteAsync(unit => Finish(unit, job, JobStatus.Failed, reason), CancellationToken.None);

    /// <summary>Ends a job.</summary>
    /// <returns>False if the job no longer exists, has ended, or has a newer lease.</returns>
    public bool Finish(IUnitOfWork unit, JobWork job, string status, string? reason)
    {
        if (!unit.Jobs.Finish(job, status, reason, clock.GetUtcNow()))
            return false;
        Notify(unit, job, status);
        return true;
    }

    private void Notify(IUnitOfWork unit, JobWork job, string status)
    {
        if (job.Options.WebhookUrl is { } url)
            unit.Webhooks.Add(job.Id, url, status, clock.GetUtcNow().AddMilliseconds(job.Fault?.WebhookDelayMilliseconds ?? 0));
    }
}
