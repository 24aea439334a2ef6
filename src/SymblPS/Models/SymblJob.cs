namespace SymblPS;

/// <summary>A job that processes one submission. Source: <c>/v1/process/…</c> and <c>GET /v1/job/{jobId}</c>.</summary>
public sealed record SymblJob
{
    /// <summary>Identifier of the job.</summary>
    public string JobId { get; init; } = string.Empty;

    /// <summary>
    /// ID of the conversation that the job creates or extends; empty if only the job ID is known and the service does not report it.
    /// </summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>State: <c>scheduled</c>, <c>in_progress</c>, <c>completed</c>, <c>failed</c>, or a later value.</summary>
    public string Status { get; init; } = SymblJobStatus.Scheduled;

    /// <summary>Name of the submitted conversation; <see langword="null"/> if only the job ID is known.</summary>
    public string? Name { get; init; }

    /// <summary>Submitted file or address; <see langword="null"/> if only the job ID is known.</summary>
    public string? Source { get; init; }

    /// <summary>Time at which the service accepted the submission, UTC.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>End of the job, UTC: the time that the service reports, otherwise the time at which the client noticed the end.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Reason of the failure, as the service reports it; otherwise <see langword="null"/>.</summary>
    public string? FailureReason { get; init; }

    /// <summary>
    /// Provenance of the words and speakers of this submission, after the job has completed; <see langword="null"/> if the service does not
    /// report it.
    /// </summary>
    public SymblProvenance? Provenance { get; init; }

    /// <summary>Finished part of the work, 0 to 1; <see langword="null"/> if the service does not report it.</summary>
    public double? Progress { get; init; }

    /// <summary>Time from the submission to the end; until now while the job runs.</summary>
    public TimeSpan? Elapsed => SubmittedAt is { } start ? (CompletedAt ?? Time.GetUtcNow()) - start : null;

    /// <summary><see cref="Elapsed"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? ElapsedSeconds => Elapsed?.TotalSeconds;

    /// <summary>Whether the job has completed or failed.</summary>
    public bool IsFinished => Status is SymblJobStatus.Completed or SymblJobStatus.Failed;

    /// <summary>Clock for <see cref="Elapsed"/>.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The job ID.</summary>
    public override string ToString() => JobId;
}

/// <summary>The states of a job in the contract. Any other value means that the job has not ended.</summary>
public static class SymblJobStatus
{
    /// <summary>Accepted, not started.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>In progress.</summary>
    public const string InProgress = "in_progress";

    /// <summary>Ended with a result.</summary>
    public const string Completed = "completed";

    /// <summary>Ended without a result.</summary>
    public const string Failed = "failed";
}
