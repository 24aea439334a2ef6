using Microsoft.Data.Sqlite;
using Symbl.Domain.Jobs;

namespace Symbl.Storage.Sqlite;

/// <summary>Notifications that wait to be sent.</summary>
internal sealed class SqliteWebhookStore(SqliteConnection connection) : IWebhookStore
{
    private const string FirstOfEachJob = "id IN (SELECT min(id) FROM webhooks GROUP BY job_id)";

    public void Add(string jobId, string url, string status, DateTimeOffset due) => connection.Execute(
        "INSERT INTO webhooks (job_id, url, status, attempts, due_at) VALUES ($job, $url, $status, 0, $due)",
        ("$job", jobId),
        ("$url", url),
        ("$status", status),
        ("$due", due.ToUnixTimeMilliseconds()));

    public IReadOnlyList<WebhookRow> Due(DateTimeOffset now) => connection.Query(
        row => new WebhookRow(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4)),
        $"SELECT id, job_id, url, status, attempts FROM webhooks WHERE {FirstOfEachJob} AND due_at <= $now ORDER BY id",
        ("$now", now.ToUnixTimeMilliseconds()));

    public DateTimeOffset? NextDue() =>
        connection.Scalar<object>($"SELECT min(due_at) FROM webhooks WHERE {FirstOfEachJob}") is long due
            ? DateTimeOffset.FromUnixTimeMilliseconds(due)
            : null;

    public void Remove(long id) => connection.Execute("DELETE FROM webhooks WHERE id = $id", ("$id", id));

    public void Postpone(long id, int attempts, DateTimeOffset due) => connection.Execute(
        "UPDATE webhooks SET attempts = $attempts, due_at = $due WHERE id = $id",
        ("$attempts", attempts),
        ("$due", due.ToUnixTimeMilliseconds()),
        ("$id", id));
}
