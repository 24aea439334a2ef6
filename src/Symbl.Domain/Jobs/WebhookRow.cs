namespace Symbl.Domain.Jobs;

/// <summary>A notification that waits to be sent.</summary>
public sealed record WebhookRow(long Id, string JobId, string Url, string Status, int Attempts);
