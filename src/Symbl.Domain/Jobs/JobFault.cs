namespace Symbl.Domain.Jobs;

/// <summary>A fault that a test requested for one job. The store keeps it with the job, so that it survives a restart.</summary>
/// <param name="FailureMessage">Reason of the failure; null if the job does not fail.</param>
/// <param name="StuckMilliseconds">Milliseconds before the work begins. A negative value keeps the job in progress forever.</param>
/// <param name="WebhookDelayMilliseconds">Delay of the notifications in milliseconds.</param>
public sealed record JobFault(string? FailureMessage, long? StuckMilliseconds, long? WebhookDelayMilliseconds);
