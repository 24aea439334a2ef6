using Microsoft.Data.Sqlite;

namespace Symbl.Storage.Sqlite;

/// <summary>Settings of the account: one row once anything has been set.</summary>
internal sealed class SqliteSettingsStore(SqliteConnection connection) : ISettingsStore
{
    public string Read() => connection.Scalar<string>("SELECT content FROM account_settings") ?? "{}";

    public void Write(string content) => connection.Execute(
        "INSERT INTO account_settings (only_row, content) VALUES (1, $content) ON CONFLICT DO UPDATE SET content = excluded.content",
        ("$content", content));
}
