using Microsoft.Data.Sqlite;

namespace Symbl.Storage.Account;

/// <summary>The defaults an account has set: one JSON object, as the contract's <c>settings</c>.</summary>
internal static class SettingsStore
{
    /// <summary>The settings; an empty object when none were made.</summary>
    public static string Read(SqliteConnection connection) =>
        connection.Scalar<string>("SELECT content FROM account_settings") ?? "{}";

    public static void Write(SqliteConnection connection, string content) => connection.Execute(
        "INSERT INTO account_settings (only_row, content) VALUES (1, $content) ON CONFLICT DO UPDATE SET content = excluded.content",
        ("$content", content));
}
