namespace Symbl.Domain.Jobs;

/// <summary>A fault that a test ordered for one job; kept with the job so that a restart does not lose it.</summary>
/// <param name="FailureMessage">The job fails with this reason.</param>
/// <param name="StuckMilliseconds">The job stays in progress this long before it is worked on; negative: for ever.</param>
/// <param name="WebhookDelayMilliseconds">Notifications are sent this much later.</param>
public sealed record JobFault(string? FailureMessage, long? StuckMilliseconds, long? WebhookDelayMilliseconds);
