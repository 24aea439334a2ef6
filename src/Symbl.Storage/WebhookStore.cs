using Microsoft.Data.Sqlite;
using Symbl.Domain.Conversations;

namespace Symbl.Storage;

/// <summary>Notifications, stored in the transaction of the change they tell of: none is lost, none tells of what never was.</summary>
internal sealed class WebhookStore(Database database)
{
    public static void Add(SqliteConnection connection, JobWork job, string status, DateTimeOffset now)
    {
        if (job.Options.WebhookUrl is not { } url)
            return;
        connection.Execute(
            "INSERT INTO webhooks (job_id, url, status, attempts, due_at) VALUES ($job, $url, $status, 0, $due)",
            ("$job", job.Id),
            ("$url", url),
            ("$status", status),
            ("$due", now.ToUnixTimeMilliseconds() + (job.Fault?.WebhookDelayMilliseconds ?? 0)));
    }

    /// <summary>The first notification of each job that is due.</summary>
    public IReadOnlyList<WebhookRow> Due(DateTimeOffset now) =>
        database.Read(connection => connection.Query(
            row => new WebhookRow(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4)),
            """
            SELECT id, job_id, url, status, attempts FROM webhooks
            WHERE id IN (SELECT min(id) FROM webhooks GROUP BY job_id) AND due_at <= $now ORDER BY id
            """,
            ("$now", now.ToUnixTimeMilliseconds())));

    /// <summary>When the next notification is due; null when none waits.</summary>
    public DateTimeOffset? NextDue() =>
        database.Read(connection => connection.Scalar<object>(
            "SELECT min(due_at) FROM webhooks WHERE id IN (SELECT min(id) FROM webhooks GROUP BY job_id)")) is long due
            ? DateTimeOffset.FromUnixTimeMilliseconds(due)
            : null;

    public Task RemoveAsync(long id) =>
        database.WriteAsync(connection => connection.Execute("DELETE FROM webhooks WHERE id = $id", ("$id", id)), CancellationToken.None);

    public Task PostponeAsync(long id, int attempts, DateTimeOffset due) =>
        database.WriteAsync(
            connection => connection.Execute(
                "UPDATE webhooks SET attempts = $attempts, due_at = $due WHERE id = $id",
                ("$attempts", attempts),
                ("$due", due.ToUnixTimeMilliseconds()),
                ("$id", id)),
            CancellationToken.None);
}
