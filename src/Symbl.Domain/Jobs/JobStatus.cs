namespace Symbl.Domain.Jobs;

/// <summary>The states of a job, as the API names them.</summary>
public static class JobStatus
{
    /// <summary>The job waits for a worker.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>A worker processes the job.</summary>
    public const string InProgress = "in_progress";

    /// <summary>The job succeeded.</summary>
    public const string Completed = "completed";

    /// <summary>The job failed.</summary>
    public const string Failed = "failed";
}
