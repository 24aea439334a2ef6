using Microsoft.Data.Sqlite;
using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;
using Symbl.Storage.Json;

namespace Symbl.Storage.Sqlite;

/// <summary>Jobs and their leases.</summary>
internal sealed class SqliteJobStore(SqliteConnection connection) : IJobStore
{
    private const string Unfinished = "status IN ('scheduled', 'in_progress')";

    // The wider condition is there for the index of unfinished jobs.
    private const string Claimable =
        $"""
        FROM jobs AS job
        WHERE {Unfinished} AND (status = 'scheduled' OR lease_until <= $now) AND NOT EXISTS (
            SELECT 1 FROM jobs AS earlier
            WHERE earlier.conversation_id = job.conversation_id AND earlier.sequence < job.sequence
                AND earlier.status IN ('scheduled', 'in_progress'))
        """;

    // The claim that a change comes from must be the last one.
    private const string IsClaimed = "id = $id AND status = 'in_progress' AND attempt = $attempt";

    public long CountUnfinished() => connection.Scalar<long>($"SELECT count(*) FROM jobs WHERE {Unfinished}");

    public void Add(NewJob job, long conversation, DateTimeOffset now) => connection.Execute(
        """
        INSERT INTO jobs (id, conversation_id, status, source_url, content_type, size, sha256, options, fault, created_at)
        VALUES ($id, $conversation, 'scheduled', $url, $type, $size, $sha256, $options, $fault, $now)
        """,
        ("$id", job.Id),
        ("$conversation", conversation),
        ("$url", job.SourceUrl),
        ("$type", job.ContentType),
        ("$size", job.Size),
        ("$sha256", job.Sha256),
        ("$options", StoredSubmissionOptions.Write(job.Options)),
        ("$fault", job.Fault is null ? null : StoredJobFault.Write(job.Fault)),
        ("$now", now.ToUnixTimeMilliseconds()));

    public JobRow? Find(string id) => connection.Query(
        row => new JobRow(
            row.GetString(0),
            row.GetInt64(1),
            row.GetString(2),
            row.Time(3),
            row.IsDBNull(4) ? null : row.Time(4),
            row.TextOrNull(5),
            row.TextOrNull(6) is { } how ? new JobProvenance(row.GetString(0), StoredProvenance.Read(how)) : null),
        "SELECT id, conversation_id, status, created_at, completed_at, message, provenance FROM jobs WHERE id = $id",
        ("$id", id)).SingleOrDefault();

    public IReadOnlyList<SubmittedJob> OfConversation(long conversation) => connection.Query(
        row => new SubmittedJob(row.GetString(0), row.GetString(1), StoredSubmissionOptions.Read(row.GetString(2))),
        "SELECT id, status, options FROM jobs WHERE conversation_id = $id ORDER BY sequence",
        ("$id", conversation));

    public IReadOnlyList<string> UnfinishedIds(long? conversation = null) => conversation is { } id
        ? connection.Query(row => row.GetString(0), $"SELECT id FROM jobs WHERE conversation_id = $id AND {Unfinished}", ("$id", id))
        : connection.Query(row => row.GetString(0), $"SELECT id FROM jobs WHERE {Unfinished}");

    public JobWork? Claim(JobLease lease)
    {
        var job = connection.Query(
            ReadWork,
            $"SELECT id, conversation_id, source_url, content_type, options, fault, attempt {Claimable} ORDER BY sequence LIMIT 1",
            ("$now", lease.Now.ToUnixTimeMilliseconds())).SingleOrDefault();
        if (job is null)
            return null;
        job = job with { Attempt = job.Attempt + 1 };
        connection.Execute(
            """
            UPDATE jobs SET status = 'in_progress', worker_id = $worker, lease_until = $until, attempt = $attempt WHERE id = $id
            """,
            ("$worker", lease.WorkerId),
            ("$until", lease.Until.ToUnixTimeMilliseconds()),
            ("$attempt", job.Attempt),
            ("$id", job.Id));
        return job;
    }

    public bool CanClaim(DateTimeOffset now) =>
        connection.Scalar<long>($"SELECT EXISTS (SELECT 1 {Claimable})", ("$now", now.ToUnixTimeMilliseconds())) != 0;

    public DateTimeOffset? NextLeaseEnd() =>
        connection.Scalar<object>($"SELECT min(lease_until) FROM jobs WHERE {Unfinished} AND status = 'in_progress'") is long until
            ? DateTimeOffset.FromUnixTimeMilliseconds(until)
            : null;

    public bool Renew(JobWork job, DateTimeOffset until) =>
        connection.Execute(
            $"UPDATE jobs SET lease_until = $until WHERE {IsClaimed}",
            ("$until", until.ToUnixTimeMilliseconds()),
            ("$id", job.Id),
            ("$attempt", job.Attempt)) > 0;

    public void Release(JobWork job, DateTimeOffset now) => Renew(job, now);

    public bool Finish(JobWork job, string status, string? reason, DateTimeOffset now) =>
        connection.Execute(
            $"""
            UPDATE jobs SET status = $status, message = $reason, completed_at = $now, worker_id = NULL, lease_until = NULL
            WHERE {IsClaimed}
            """,
            ("$status", status),
            ("$reason", reason),
            ("$now", now.ToUnixTimeMilliseconds()),
            ("$id", job.Id),
            ("$attempt", job.Attempt)) > 0;

    public void Describe(string jobId, RecordingProvenance how) => connection.Execute(
        "UPDATE jobs SET provenance = $provenance WHERE id = $id",
        ("$provenance", StoredProvenance.Write(how)),
        ("$id", jobId));

    public ILookup<long, JobProvenance> Provenance(IEnumerable<long> conversations) =>
        connection.Query(
            row => (Conversation: row.GetInt64(0), Job: new JobProvenance(row.GetString(1), StoredProvenance.Read(row.GetString(2)))),
            """
            SELECT conversation_id, id, provenance FROM jobs
            WHERE conversation_id IN (SELECT value FROM json_each($ids)) AND provenance IS NOT NULL ORDER BY sequence
            """,
            ("$ids", StoredJson.Ids(conversations)))
        .ToLookup(pair => pair.Conversation, pair => pair.Job);

    private static JobWork ReadWork(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        row.TextOrNull(2),
        row.TextOrNull(3),
        StoredSubmissionOptions.Read(row.GetString(4)),
        row.TextOrNull(5) is { } fault ? StoredJobFault.Read(fault) : null,
        row.GetInt32(6));
}
