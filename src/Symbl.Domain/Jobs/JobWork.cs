namespace Symbl.Domain.Jobs;

/// <summary>A job that a worker has claimed.</summary>
/// <param name="Id">Id of the job.</param>
/// <param name="ConversationId">Conversation that receives the result.</param>
/// <param name="SourceUrl">Address of the recording, if the job fetches it.</param>
/// <param name="ContentType">Declared media type of the recording, if any.</param>
/// <param name="Options">Options of the submission.</param>
/// <param name="Fault">Fault that a test ordered for this job.</param>
/// <param name="Attempt">
/// Token of this claim, from 1. Each claim of the job has a higher one, and the store accepts a result only with the token of the last
/// claim.
/// </param>
public sealed record JobWork(
    string Id,
    long ConversationId,
    string? SourceUrl,
    string? ContentType,
    SubmissionOptions Options,
    JobFault? Fault,
    int Attempt);

/// <summary>The lease of a worker on a job. The worker renews the lease while it works on the job.</summary>
/// <param name="WorkerId">Id of the worker process.</param>
/// <param name="Now">The present time.</param>
/// <param name="Until">End of the lease.</param>
public sealed record JobLease(string WorkerId, DateTimeOffset Now, DateTimeOffset Until);

/// <summary>A job to store.</summary>
/// <param name="Id">Id of the job.</param>
/// <param name="SourceUrl">Address of the recording, if the job fetches it.</param>
/// <param name="ContentType">Declared media type of the recording, if any.</param>
/// <param name="Size">Size of the recording in bytes, if known.</param>
/// <param name="Sha256">SHA-256 hash of the recording, if known.</param>
/// <param name="Options">Options of the submission.</param>
/// <param name="Fault">Fault that a test ordered for this job.</param>
public sealed record NewJob(
    string Id,
    string? SourceUrl,
    string? ContentType,
    long? Size,
    string? Sha256,
    SubmissionOptions Options,
    JobFault? Fault);
