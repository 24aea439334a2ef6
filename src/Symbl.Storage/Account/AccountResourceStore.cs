using Microsoft.Data.Sqlite;
using Symbl.Domain.Conversations;

namespace Symbl.Storage.Account;

/// <summary>Something an account defines: a tracker, an entity, a group …</summary>
/// <param name="Id">Its id, as clients see it.</param>
/// <param name="Content">A JSON object: what the client gave, without the members the server adds.</param>
/// <param name="CreatedOn">Null for what comes with the server.</param>
/// <param name="UpdatedOn">Null for what comes with the server.</param>
internal sealed record AccountResource(string Id, string Content, DateTimeOffset? CreatedOn, DateTimeOffset? UpdatedOn);

/// <summary>Documents of all kinds, in order of creation. Checking them is not its business.</summary>
internal static class AccountResourceStore
{
    private const string Columns = "id, content, created_at, updated_at";

    /// <summary>All documents of a kind, or the one of a key.</summary>
    public static IReadOnlyList<AccountResource> List(SqliteConnection connection, string kind, string? uniqueKey = null) =>
        connection.Query(
            ReadRow,
            uniqueKey is null
                ? $"SELECT {Columns} FROM account_documents WHERE kind = $kind ORDER BY id"
                : $"SELECT {Columns} FROM account_documents WHERE kind = $kind AND unique_key = $key",
            ("$kind", kind),
            ("$key", uniqueKey));

    public static long Count(SqliteConnection connection, string kind) =>
        connection.Scalar<long>("SELECT count(*) FROM account_documents WHERE kind = $kind", ("$kind", kind));

    public static AccountResource? Find(SqliteConnection connection, string kind, string id) =>
        NumericId.TryParse(id, out var number)
            ? connection.Query(
                    ReadRow,
                    $"SELECT {Columns} FROM account_documents WHERE id = $id AND kind = $kind",
                    ("$id", number),
                    ("$kind", kind))
                .SingleOrDefault()
            : null;

    public static AccountResource Add(SqliteConnection connection, string kind, string? uniqueKey, string content, DateTimeOffset now)
    {
        var id = NumericId.Take(connection);
        connection.Execute(
            "INSERT INTO account_documents (id, kind, unique_key, content, created_at, updated_at) VALUES ($id, $kind, $key, $content, $now, $now)",
            ("$id", id),
            ("$kind", kind),
            ("$key", uniqueKey),
            ("$content", content),
            ("$now", now.ToUnixTimeMilliseconds()));
        return new AccountResource(NumericId.Text(id), content, now, now);
    }

    /// <summary>Replaces the content of a document that was found.</summary>
    public static AccountResource Replace(
        SqliteConnection connection, AccountResource document, string? uniqueKey, string content, DateTimeOffset now)
    {
        connection.Execute(
            "UPDATE account_documents SET unique_key = $key, content = $content, updated_at = $now WHERE id = $id",
            ("$id", long.Parse(document.Id, System.Globalization.CultureInfo.InvariantCulture)),
            ("$key", uniqueKey),
            ("$content", content),
            ("$now", now.ToUnixTimeMilliseconds()));
        return document with { Content = content, UpdatedOn = now };
    }

    /// <summary>Whether there was such a document.</summary>
    public static bool Delete(SqliteConnection connection, string kind, string id) =>
        NumericId.TryParse(id, out var number)
        && connection.Execute("DELETE FROM account_documents WHERE id = $id AND kind = $kind", ("$id", number), ("$kind", kind)) > 0;

    private static AccountResource ReadRow(SqliteDataReader row) =>
        new(NumericId.Text(row.GetInt64(0)), row.GetString(1), row.Time(2), row.Time(3));
}
