using Microsoft.Data.Sqlite;
using Symbl.Domain.Account;
using Symbl.Domain.Conversations;

namespace Symbl.Storage.Sqlite;

/// <summary>Resources of the account of all kinds, in order of creation.</summary>
internal sealed class SqliteAccountResourceStore(SqliteConnection connection) : IAccountResourceStore
{
    private const string Columns = "id, content, created_at, updated_at";

    public IReadOnlyList<AccountResource> List(string kind, string? uniqueKey = null) =>
        connection.Query(
            ReadRow,
            uniqueKey is null
                ? $"SELECT {Columns} FROM account_documents WHERE kind = $kind ORDER BY id"
                : $"SELECT {Columns} FROM account_documents WHERE kind = $kind AND unique_key = $key",
            ("$kind", kind),
            ("$key", uniqueKey));

    public long Count(string kind) =>
        connection.Scalar<long>("SELECT count(*) FROM account_documents WHERE kind = $kind", ("$kind", kind));

    public AccountResource? Find(string kind, string id) =>
        NumericId.TryParse(id, out var number)
            ? connection.Query(
                    ReadRow,
                    $"SELECT {Columns} FROM account_documents WHERE id = $id AND kind = $kind",
                    ("$id", number),
                    ("$kind", kind))
                .SingleOrDefault()
            : null;

    public AccountResource Add(string kind, string? uniqueKey, string content, DateTimeOffset now)
    {
        var id = SqliteUnitOfWork.TakeIds(connection);
        connection.Execute(
            "INSERT INTO account_documents (id, kind, unique_key, content, created_at, updated_at) VALUES ($id, $kind, $key, $content, $now, $now)",
            ("$id", id),
            ("$kind", kind),
            ("$key", uniqueKey),
            ("$content", content),
            ("$now", now.ToUnixTimeMilliseconds()));
        return new AccountResource(NumericId.Text(id), content, now, now);
    }

    public AccountResource Replace(
        AccountResource resource, string? uniqueKey, string content, DateTimeOffset now)
    {
        connection.Execute(
            "UPDATE account_documents SET unique_key = $key, content = $content, updated_at = $now WHERE id = $id",
            ("$id", NumericId.Parse(resource.Id)),
            ("$key", uniqueKey),
            ("$content", content),
            ("$now", now.ToUnixTimeMilliseconds()));
        return resource with { Content = content, UpdatedOn = now };
    }

    public bool Delete(string kind, string id) =>
        NumericId.TryParse(id, out var number)
        && connection.Execute("DELETE FROM account_documents WHERE id = $id AND kind = $kind", ("$id", number), ("$kind", kind)) > 0;

    private static AccountResource ReadRow(SqliteDataReader row) =>
        new(NumericId.Text(row.GetInt64(0)), row.GetString(1), row.Time(2), row.Time(3));
}
