using Microsoft.Data.Sqlite;
using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Domain.Filters;
using Symbl.Storage.Json;

namespace Symbl.Storage.Sqlite;

/// <summary>Conversations without their content.</summary>
internal sealed class SqliteConversationStore(SqliteConnection connection) : IConversationStore
{
    private const string Columns = "id, type, name, start_time, duration, metadata";

    // A list leaves out a conversation that only failed submissions were meant to create. Its row remains, because the jobs name it.
    private const string HasContent =
        """
        NOT (EXISTS (SELECT 1 FROM jobs WHERE conversation_id = conversations.id)
            AND NOT EXISTS (SELECT 1 FROM jobs WHERE conversation_id = conversations.id AND status <> 'failed')
            AND NOT EXISTS (SELECT 1 FROM messages WHERE conversation_id = conversations.id))
        """;

    public long Add(string? name, DateTimeOffset start, IReadOnlyDictionary<string, string> metadata)
    {
        var id = SqliteUnitOfWork.TakeIds(connection);
        connection.Execute(
            """
            INSERT INTO conversations (id, type, name, start_time, duration, metadata)
            VALUES ($id, 'meeting', $name, $start, 0, $metadata)
            """,
            ("$id", id),
            ("$name", name ?? NumericId.Text(id)),
            ("$start", start.ToUnixTimeMilliseconds()),
            ("$metadata", StoredJson.WriteLabels(metadata)));
        return id;
    }

    public bool Exists(long id) => connection.Scalar<long>("SELECT count(*) FROM conversations WHERE id = $id", ("$id", id)) > 0;

    public ConversationRow? Find(long id) =>
        connection.Query(ReadRow, $"SELECT {Columns} FROM conversations WHERE id = $id", ("$id", id)).SingleOrDefault();

    public bool Change(long id, string? name, IReadOnlyDictionary<string, string> metadata) =>
        connection.Execute(
            "UPDATE conversations SET name = coalesce($name, name), metadata = $metadata WHERE id = $id",
            ("$name", name),
            ("$metadata", StoredJson.WriteLabels(metadata)),
            ("$id", id)) > 0;

    public void Extend(long id, DateTimeOffset start, TimeSpan duration) =>
        connection.Execute(
            "UPDATE conversations SET start_time = $start, duration = max(duration, $duration) WHERE id = $id",
            ("$start", start.ToUnixTimeMilliseconds()),
            ("$duration", duration.Ticks),
            ("$id", id));

    public void Touch(long id) => connection.Execute("UPDATE conversations SET revision = revision + 1 WHERE id = $id", ("$id", id));

    public long? Revision(long id) =>
        connection.Query(row => row.GetInt64(0), "SELECT revision FROM conversations WHERE id = $id", ("$id", id))
            .Cast<long?>()
            .SingleOrDefault();

    public AnalysisSettings Analysis(long id) =>
        connection.Scalar<string>("SELECT analysis FROM conversations WHERE id = $id", ("$id", id)) is { } json
            ? StoredAnalysisSettings.Read(json)
            : new AnalysisSettings();

    public void SetAnalysis(long id, AnalysisSettings settings) =>
        connection.Execute(
            "UPDATE conversations SET analysis = $analysis, revision = revision + 1 WHERE id = $id",
            ("$analysis", StoredAnalysisSettings.Write(settings)),
            ("$id", id));

    public string? Media(long id) => connection.Scalar<string>("SELECT media_url FROM conversations WHERE id = $id", ("$id", id));

    public bool SetMedia(long id, string url) =>
        connection.Execute("UPDATE conversations SET media_url = $url WHERE id = $id", ("$url", url), ("$id", id)) > 0;

    public bool Delete(long id) => connection.Execute("DELETE FROM conversations WHERE id = $id", ("$id", id)) > 0;

    public IReadOnlyList<ConversationRow> List(ConversationQuery query)
    {
        var order = query.Descending ? "DESC" : "ASC";
        var sort = string.Concat(query.Sort.Select(field => $"{Column(field)} {order}, "));
        var filtered = query.Filters.Count > 0;
        // SQLite counts off the page itself unless conditions remain that it does not know.
        using var command = connection.Command(
            $"""
            SELECT {Columns} FROM conversations WHERE start_time BETWEEN $from AND $to AND {HasContent}
            ORDER BY {sort}id {order} LIMIT $limit OFFSET $offset
            """,
            ("$from", query.From?.ToUnixTimeMilliseconds() ?? long.MinValue),
            ("$to", query.To?.ToUnixTimeMilliseconds() ?? long.MaxValue),
            ("$limit", filtered ? -1 : query.Limit),
            ("$offset", filtered ? 0 : query.Offset));
        using var reader = command.ExecuteReader();
        var rows = Rows(reader);
        return filtered
            ? [.. rows.Where(row => query.Filters.All(filter => filter.Matches(row))).Skip(query.Offset).Take(query.Limit)]
            : [.. rows];
    }

    private static string Column(ConversationSort sort) => sort switch
    {
        ConversationSort.EndTime => "start_time + duration / 10000",
        ConversationSort.Name => "name",
        ConversationSort.Type => "type",
        ConversationSort.Id => "id",
        _ => "start_time",
    };

    private static IEnumerable<ConversationRow> Rows(SqliteDataReader reader)
    {
        while (reader.Read())
            yield return ReadRow(reader);
    }

    private static ConversationRow ReadRow(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.Time(3), row.Offset(4), StoredJson.ReadLabels(row.GetString(5)));
}
