using Microsoft.Data.Sqlite;
using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;

namespace Symbl.Storage;

/// <summary>Jobs: stored, claimed, failed, read. Completion is with the results, in <see cref="ConversationWriter"/>.</summary>
internal sealed class JobStore(Database database, ServerOptions options, TimeProvider clock)
{
    private const string Unfinished = "status IN ('scheduled', 'in_progress')";
    private const string WorkColumns = "id, conversation_id, source_url, content_type, options, fault";

    // Places taken by submissions whose body is still being received. Touched within a write transaction only.
    private int _reserved;

    /// <summary>Takes one of the account's places for unfinished jobs; false when all are taken.</summary>
    public Task<bool> TryReserveAsync(CancellationToken cancel) =>
        database.WriteAsync(
            connection =>
            {
                var unfinished = connection.Scalar<long>($"SELECT count(*) FROM jobs WHERE {Unfinished}");
                if (unfinished + _reserved >= options.MaxJobs)
                    return false;
                _reserved++;
                return true;
            },
            cancel);

    /// <summary>Gives a place back when the submission came to nothing.</summary>
    public Task ReleaseAsync() => database.WriteAsync(_ => _reserved--, CancellationToken.None);

    /// <summary>Stores a job in a reserved place, for a new or an existing conversation; durable when the task has ended.</summary>
    /// <returns>The conversation's id; null when the one to append to is gone, and then the place stays reserved.</returns>
    public Task<long?> AddAsync(NewJob job, long? appendTo, CancellationToken cancel) =>
        database.WriteAsync<long?>(
            connection =>
            {
                var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
                if (appendTo is { } existing && !ConversationStore.Rewrite(connection, existing, job.Options))
                    return null;
                var conversation = appendTo ?? ConversationStore.Create(connection, job.Options, now);
                connection.Execute(
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
                    ("$options", StoredJson.Write(job.Options, StoredJson.Default.SubmissionOptions)),
                    ("$fault", job.Fault is null ? null : StoredJson.Write(job.Fault, StoredJson.Default.JobFault)),
                    ("$now", now));
                _reserved--;
                return conversation;
            },
            cancel);

    public static JobRow? Find(SqliteConnection connection, string id) => connection.Query(
        row => new JobRow(
            row.GetString(0),
            row.GetInt64(1),
            row.GetString(2),
            row.Time(3),
            row.IsDBNull(4) ? null : row.Time(4),
            row.TextOrNull(5),
            row.TextOrNull(6) is { } how ? ReadProvenance(row.GetString(0), how) : null),
        "SELECT id, conversation_id, status, created_at, completed_at, message, provenance FROM jobs WHERE id = $id",
        ("$id", id)).SingleOrDefault();

    /// <summary>What the submissions of a conversation asked for, in order.</summary>
    public static IReadOnlyList<SubmissionOptions> Options(SqliteConnection connection, long conversation) => connection.Query(
        row => StoredJson.Read(row.GetString(0), StoredJson.Default.SubmissionOptions),
        "SELECT options FROM jobs WHERE conversation_id = $id ORDER BY sequence",
        ("$id", conversation));

    /// <summary>Whether a conversation has a job that has not ended.</summary>
    public static bool HasUnfinished(SqliteConnection connection, long conversation) =>
        connection.Scalar<long>($"SELECT count(*) FROM jobs WHERE conversation_id = $id AND {Unfinished}", ("$id", conversation)) > 0;

    /// <summary>Ids of all jobs whose recording is still needed.</summary>
    public IReadOnlySet<string> UnfinishedIds() =>
        database.Read(connection => connection.Query(row => row.GetString(0), $"SELECT id FROM jobs WHERE {Unfinished}")).ToHashSet();

    /// <summary>Jobs that were being worked on when the server last ended, oldest first.</summary>
    public IReadOnlyList<JobWork> Interrupted() =>
        database.Read(connection => connection.Query(
            ReadWork, $"SELECT {WorkColumns} FROM jobs WHERE status = 'in_progress' ORDER BY sequence"));

    /// <summary>Takes the oldest scheduled job, passing over those that must wait for an earlier one of their conversation.</summary>
    public Task<JobWork?> ClaimAsync(CancellationToken cancel) =>
        database.WriteAsync(
            connection =>
            {
                // The wider condition is there for the index of unfinished jobs.
                var job = connection.Query(
                    ReadWork,
                    $"""
                    SELECT {WorkColumns} FROM jobs AS job
                    WHERE status = 'scheduled' AND {Unfinished} AND NOT EXISTS (
                        SELECT 1 FROM jobs AS earlier
                        WHERE earlier.conversation_id = job.conversation_id AND earlier.sequence < job.sequence
                            AND earlier.status IN ('scheduled', 'in_progress'))
                    ORDER BY sequence LIMIT 1
                    """).SingleOrDefault();
                if (job is null)
                    return null;
                connection.Execute("UPDATE jobs SET status = 'in_progress' WHERE id = $id", ("$id", job.Id));
                WebhookStore.Add(connection, job, JobStatus.InProgress, clock.GetUtcNow());
                return job;
            },
            cancel);

    /// <summary>Ends a job without result; nothing happens when it is gone.</summary>
    public Task FailAsync(JobWork job, string reason) =>
        database.WriteAsync(
            connection => Finish(connection, job, JobStatus.Failed, reason, clock.GetUtcNow()), CancellationToken.None);

    /// <summary>Moves a job from in progress to an end, with its notification; false when it is gone or has ended.</summary>
    public static bool Finish(SqliteConnection connection, JobWork job, string status, string? reason, DateTimeOffset now)
    {
        var changed = connection.Execute(
            """
            UPDATE jobs SET status = $status, message = $reason, completed_at = $now
            WHERE id = $id AND status = 'in_progress'
            """,
            ("$status", status),
            ("$reason", reason),
            ("$now", now.ToUnixTimeMilliseconds()),
            ("$id", job.Id));
        if (changed == 0)
            return false;
        WebhookStore.Add(connection, job, status, now);
        return true;
    }

    /// <summary>Keeps how the content of a job was found.</summary>
    public static void Describe(SqliteConnection connection, JobWork job, RecordingProvenance how) => connection.Execute(
        "UPDATE jobs SET provenance = $provenance WHERE id = $id",
        ("$provenance", StoredJson.Write(how, StoredJson.Default.RecordingProvenance)),
        ("$id", job.Id));

    /// <summary>How the content of conversations was found, job by job in order. Jobs without content are left out.</summary>
    public static ILookup<long, JobProvenance> Provenance(SqliteConnection connection, IEnumerable<long> conversations) =>
        connection.Query(
            row => (Conversation: row.GetInt64(0), Job: ReadProvenance(row.GetString(1), row.GetString(2))),
            """
            SELECT conversation_id, id, provenance FROM jobs
            WHERE conversation_id IN (SELECT value FROM json_each($ids)) AND provenance IS NOT NULL ORDER BY sequence
            """,
            ("$ids", StoredJson.Ids(conversations)))
        .ToLookup(pair => pair.Conversation, pair => pair.Job);

    private static JobProvenance ReadProvenance(string id, string json) =>
        new(id, StoredJson.Read(json, StoredJson.Default.RecordingProvenance));

    private static JobWork ReadWork(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        row.TextOrNull(2),
        row.TextOrNull(3),
        StoredJson.Read(row.GetString(4), StoredJson.Default.SubmissionOptions),
        row.TextOrNull(5) is { } fault ? StoredJson.Read(fault, StoredJson.Default.JobFault) : null);
}
