namespace Symbl.Storage.Sqlite;

/// <summary>The tables of what an account defines. A step of <see cref="Schema"/>: never changed once released.</summary>
internal static class AccountSchema
{
    public const string Step =
        """
        -- Trackers, entities, groups, criteria, scorecards, assistants: JSON as the client gave it, with the members this server does not
        -- know. unique_key is what must not occur twice among its kind, where there is such a thing. Ids come from id_counter and grow,
        -- so the order of ids is the order of creation.
        CREATE TABLE account_documents (
            id          INTEGER PRIMARY KEY,
            kind        TEXT NOT NULL,
            unique_key  TEXT,
            content     TEXT NOT NULL,
            created_at  INTEGER NOT NULL,
            updated_at  INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX account_documents_by_kind ON account_documents (kind, id);
        CREATE UNIQUE INDEX account_documents_by_key ON account_documents (kind, unique_key) WHERE unique_key IS NOT NULL;

        -- One row once anything has been set.
        CREATE TABLE account_settings (
            only_row    INTEGER PRIMARY KEY CHECK (only_row = 1),
            content     TEXT NOT NULL
        ) STRICT;
        """;
}
