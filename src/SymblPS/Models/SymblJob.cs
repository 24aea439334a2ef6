namespace SymblPS;

/// <summary>Work the service does on one submission. Source: <c>/v1/process/…</c> and <c>GET /v1/job/{jobId}</c>.</summary>
public sealed record SymblJob
{
    /// <summary>Identifier to wait for.</summary>
    public string JobId { get; init; } = string.Empty;

    /// <summary>Conversation that is made or appended to; empty where only the job id is known and the service does not say.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>State as the service names it: <c>scheduled</c>, <c>in_progress</c>, <c>completed</c>, <c>failed</c>, or a later value.</summary>
    public string Status { get; init; } = SymblJobStatus.Scheduled;

    /// <summary>Name of the conversation as submitted; <see langword="null"/> for a job known by its id only.</summary>
    public string? Name { get; init; }

    /// <summary>File path or address that was submitted; <see langword="null"/> for a job known by its id only.</summary>
    public string? Source { get; init; }

    /// <summary>When the service accepted the submission, UTC.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When the job was over, UTC: the service's own time where it gives one, otherwise when it was first seen so.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Why the job failed, in the service's words; <see langword="null"/> otherwise.</summary>
    public string? FailureReason { get; init; }

    /// <summary>
    /// How words and speakers of this submission were found, once the job has completed; <see langword="null"/> where the service does not
    /// say.
    /// </summary>
    public SymblProvenance? Provenance { get; init; }

    /// <summary>From submission to completion; up to now while the job runs.</summary>
    public TimeSpan? Elapsed => SubmittedAt is { } start ? (CompletedAt ?? Time.GetUtcNow()) - start : null;

    /// <summary>Whether the job is over, well or badly.</summary>
    public bool IsFinished => Status is SymblJobStatus.Completed or SymblJobStatus.Failed;

    /// <summary>Clock for <see cref="Elapsed"/>.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The job id.</summary>
    public override string ToString() => JobId;
}

/// <summary>The states of a job the contract names. Any other text means that the job is not over.</summary>
public static class SymblJobStatus
{
    /// <summary>Accepted, not begun.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>Being worked on.</summary>
    public const string InProgress = "in_progress";

    /// <summary>Over, with a result.</summary>
    public const string Completed = "completed";

    /// <summary>Over, without a result.</summary>
    public const string Failed = "failed";
}
