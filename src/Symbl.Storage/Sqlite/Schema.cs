using System.Globalization;
using Microsoft.Data.Sqlite;
using Symbl.Platform.Processes;

namespace Symbl.Storage.Sqlite;

/// <summary>
/// The tables, as a list of steps; <c>user_version</c> counts those already taken. Steps that were released are never changed: a new need
/// is a new step. Offsets and lengths are ticks (100 ns) of the conversation's clock; points in time are milliseconds since 1970 UTC.
/// </summary>
internal static class Schema
{
    private static readonly string[] Steps =
    [
        """
        -- One counter for conversations and messages: an id never means two things.
        CREATE TABLE id_counter (next INTEGER NOT NULL);
        INSERT INTO id_counter VALUES (4500000000000000 + abs(random() % 2000000000000000));

        CREATE TABLE conversations (
            id          INTEGER PRIMARY KEY,
            type        TEXT NOT NULL,
            name        TEXT NOT NULL,
            start_time  INTEGER NOT NULL,
            duration    INTEGER NOT NULL,
            metadata    TEXT NOT NULL
        ) STRICT;
        CREATE INDEX conversations_by_time ON conversations (start_time, id);

        CREATE TABLE members (
            id              TEXT PRIMARY KEY,
            conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            position        INTEGER NOT NULL,
            name            TEXT NOT NULL,
            email           TEXT
        ) STRICT;
        CREATE UNIQUE INDEX members_by_conversation ON members (conversation_id, position);
        CREATE UNIQUE INDEX members_by_email ON members (conversation_id, email COLLATE NOCASE) WHERE email IS NOT NULL;

        CREATE TABLE jobs (
            sequence        INTEGER PRIMARY KEY AUTOINCREMENT,
            id              TEXT NOT NULL UNIQUE,
            conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            status          TEXT NOT NULL CHECK (status IN ('scheduled', 'in_progress', 'completed', 'failed')),
            source_url      TEXT,
            content_type    TEXT,
            size            INTEGER,
            sha256          TEXT,
            options         TEXT NOT NULL,
            fault           TEXT,
            created_at      INTEGER NOT NULL,
            completed_at    INTEGER,
            message         TEXT,
            provenance      TEXT
        ) STRICT;
        CREATE INDEX jobs_by_conversation ON jobs (conversation_id);
        CREATE INDEX jobs_unfinished ON jobs (sequence) WHERE status IN ('scheduled', 'in_progress');

        CREATE TABLE turns (
            conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            member_id       TEXT NOT NULL REFERENCES members (id),
            start           INTEGER NOT NULL,
            end             INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX turns_by_conversation ON turns (conversation_id);
        CREATE INDEX turns_by_member ON turns (member_id);

        CREATE TABLE messages (
            id              INTEGER PRIMARY KEY,
            conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            member_id       TEXT NOT NULL REFERENCES members (id),
            language        TEXT NOT NULL,
            start           INTEGER NOT NULL,
            end             INTEGER NOT NULL,
            word_count      INTEGER NOT NULL,
            text            TEXT NOT NULL,
            phrases         TEXT,
            words           TEXT
        ) STRICT;
        -- Ids of a conversation grow in order of time, and the index carries them: reading in order needs no sort.
        CREATE INDEX messages_by_conversation ON messages (conversation_id);
        CREATE INDEX messages_by_member ON messages (member_id);

        CREATE TABLE webhooks (
            id          INTEGER PRIMARY KEY AUTOINCREMENT,
            job_id      TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
            url         TEXT NOT NULL,
            status      TEXT NOT NULL,
            attempts    INTEGER NOT NULL,
            due_at      INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX webhooks_by_job ON webhooks (job_id, id);
        """,
        """
        -- What insights are made by: see AnalysisSettings. The revision counts the changes of what insights are made from.
        ALTER TABLE conversations ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE conversations ADD COLUMN analysis TEXT;
        """,
        """
        -- Who the caller says a member is, where that is no e-mail address.
        ALTER TABLE members ADD COLUMN user_id TEXT;
        CREATE UNIQUE INDEX members_by_user ON members (conversation_id, user_id COLLATE NOCASE) WHERE user_id IS NOT NULL;

        -- Where the pages about a conversation find its sound or film.
        ALTER TABLE conversations ADD COLUMN media_url TEXT;

        CREATE TABLE bookmarks (
            id              INTEGER PRIMARY KEY,
            conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            content         TEXT NOT NULL
        ) STRICT;
        CREATE INDEX bookmarks_by_conversation ON bookmarks (conversation_id);
        """,
        AccountSchema.Step,
        """
        -- Leases: who works on a job, until when, and how often the job was claimed. A result counts only with the last claim. Jobs that an
        -- earlier version left in progress have an ended lease.
        ALTER TABLE jobs ADD COLUMN worker_id TEXT;
        ALTER TABLE jobs ADD COLUMN lease_until INTEGER;
        ALTER TABLE jobs ADD COLUMN attempt INTEGER NOT NULL DEFAULT 0;
        UPDATE jobs SET lease_until = 0, attempt = 1 WHERE status = 'in_progress';
        """,
        """
        -- The probability that the speaker of a message is right.
        ALTER TABLE messages ADD COLUMN confidence REAL;
        """,
        """
        -- Voice prints of members, one for each part that they speak in. They are biometric data.
        CREATE TABLE voices (
            id              INTEGER PRIMARY KEY,
            conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            member_id       TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
            print           BLOB NOT NULL
        ) STRICT;
        CREATE INDEX voices_by_conversation ON voices (conversation_id);
        CREATE INDEX voices_by_member ON voices (member_id);
        """,
    ];

    /// <summary>Number of steps of this version.</summary>
    public static int Version => Steps.Length;

    /// <summary>Brings a database up to this version, in one transaction per step.</summary>
    /// <exception cref="StartupException">A later version of the server wrote it.</exception>
    public static void Migrate(SqliteConnection connection)
    {
        var version = connection.Scalar<long>("PRAGMA user_version");
        if (version > Steps.Length)
        {
            throw new StartupException(
                ExitCode.Failure,
                $"'{connection.DataSource}' was written by a later version of the local server; use that version or another data folder");
        }

        for (; version < Steps.Length; version++)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(Steps[version]);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
            transaction.Commit();
        }
    }
}
