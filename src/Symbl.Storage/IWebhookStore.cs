using Symbl.Domain.Jobs;

namespace Symbl.Storage;

/// <summary>Notifications. They are stored in the transaction of the change that they report.</summary>
public interface IWebhookStore
{
    /// <summary>Adds a notification.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="url">Address of the receiver.</param>
    /// <param name="status">Status of the job.</param>
    /// <param name="due">Time of the first attempt.</param>
    void Add(string jobId, string url, string status, DateTimeOffset due);

    /// <summary>Reads the first notification of each job that is due.</summary>
    /// <param name="now">The present time.</param>
    IReadOnlyList<WebhookRow> Due(DateTimeOffset now);

    /// <summary>Time at which the next notification is due; null if there is no notification.</summary>
    DateTimeOffset? NextDue();

    /// <summary>Removes a notification.</summary>
    /// <param name="id">Id of the notification.</param>
    void Remove(long id);

    /// <summary>Plans the next attempt of a notification.</summary>
    /// <param name="id">Id of the notification.</param>
    /// <param name="attempts">Number of failed attempts.</param>
    /// <param name="due">Time of the next attempt.</param>
    void Postpone(long id, int attempts, DateTimeOffset due);
}
