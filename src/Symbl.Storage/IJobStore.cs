using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;

namespace Symbl.Storage;

/// <summary>
/// Jobs and their leases. A worker claims a job for a limited time and renews the lease while it works. After the lease ends, another worker
/// may claim the job. Each claim has an attempt token, and the store refuses a change with an earlier token.
/// </summary>
public interface IJobStore
{
    /// <summary>Counts the jobs that have not ended.</summary>
    long CountUnfinished();

    /// <summary>Adds a scheduled job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="conversation">Conversation that receives the result.</param>
    /// <param name="now">Time of the submission.</param>
    void Add(NewJob job, long conversation, DateTimeOffset now);

    /// <summary>Finds a job; null if it does not exist.</summary>
    /// <param name="id">Id of the job.</param>
    JobRow? Find(string id);

    /// <summary>Reads the jobs of a conversation in order of submission.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    IReadOnlyList<SubmittedJob> OfConversation(long conversation);

    /// <summary>Ids of the jobs that have not ended.</summary>
    /// <param name="conversation">Limits the list to one conversation.</param>
    IReadOnlyList<string> UnfinishedIds(long? conversation = null);

    /// <summary>
    /// Claims the oldest job that is scheduled, or in progress with an ended lease. Passes over jobs that must wait for an earlier one of their
    /// conversation.
    /// </summary>
    /// <param name="lease">Who claims the job and for how long.</param>
    /// <returns>The job with a new attempt token; null if there is no job to work on.</returns>
    JobWork? Claim(JobLease lease);

    /// <summary>Tests whether a worker could claim a job.</summary>
    /// <param name="now">The present time.</param>
    bool CanClaim(DateTimeOffset now);

    /// <summary>Time at which the first lease ends; null if no job is in progress.</summary>
    DateTimeOffset? NextLeaseEnd();

    /// <summary>Renews a lease.</summary>
    /// <param name="job">The claimed job.</param>
    /// <param name="until">New end of the lease.</param>
    /// <returns>False if the job is gone, has ended, or was claimed again.</returns>
    bool Renew(JobWork job, DateTimeOffset until);

    /// <summary>Ends a lease now, so that the next worker can claim the job at once.</summary>
    /// <param name="job">The claimed job.</param>
    /// <param name="now">The present time.</param>
    void Release(JobWork job, DateTimeOffset now);

    /// <summary>Ends a job.</summary>
    /// <param name="job">The claimed job.</param>
    /// <param name="status">Its final status.</param>
    /// <param name="reason">Reason of a failure.</param>
    /// <param name="now">The present time.</param>
    /// <returns>False if the job is gone, has ended, or was claimed again; then nothing changes.</returns>
    bool Finish(JobWork job, string status, string? reason, DateTimeOffset now);

    /// <summary>Stores how the content of a job was found.</summary>
    /// <param name="jobId">Id of the job.</param>
    /// <param name="how">The provenance.</param>
    void Describe(string jobId, RecordingProvenance how);

    /// <summary>Reads how the content of conversations was found, in order of submission. Jobs without content are left out.</summary>
    /// <param name="conversations">Ids of the conversations.</param>
    ILookup<long, JobProvenance> Provenance(IEnumerable<long> conversations);
}
