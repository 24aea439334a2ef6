namespace Symbl.Domain.Jobs;

/// <summary>A notification to send.</summary>
/// <param name="Id">Id of the notification.</param>
/// <param name="JobId">Id of the job.</param>
/// <param name="Url">Address of the receiver.</param>
/// <param name="Status">State of the job; a constant of <see cref="JobStatus"/>.</param>
/// <param name="Attempts">Number of failed attempts.</param>
public sealed record WebhookRow(long Id, string JobId, string Url, string Status, int Attempts);
