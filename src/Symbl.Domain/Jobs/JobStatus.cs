namespace Symbl.Domain.Jobs;

/// <summary>States of a job, as on the wire.</summary>
public static class JobStatus
{
    public const string Scheduled = "scheduled";
    public const string InProgress = "in_progress";
    public const string Completed = "completed";
    public const string Failed = "failed";
}
