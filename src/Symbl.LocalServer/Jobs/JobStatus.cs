namespace Symbl.LocalServer.Jobs;

/// <summary>States of a job, as on the wire.</summary>
internal static class JobStatus
{
    public const string Scheduled = "scheduled";
    public const string InProgress = "in_progress";
    public const string Completed = "completed";
    public const string Failed = "failed";
}
