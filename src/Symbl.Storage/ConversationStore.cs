using System.Text.Json;
using Microsoft.Data.Sqlite;
using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;

namespace Symbl.Storage;

/// <summary>Conversations without their content.</summary>
internal sealed class ConversationStore(Database database)
{
    private const string Columns = "id, type, name, start_time, duration, metadata";

    public static long Create(SqliteConnection connection, SubmissionOptions options, long now)
    {
        var id = NumericId.Take(connection);
        connection.Execute(
            """
            INSERT INTO conversations (id, type, name, start_time, duration, metadata)
            VALUES ($id, 'meeting', $name, $start, 0, $metadata)
            """,
            ("$id", id),
            ("$name", options.Name ?? NumericId.Text(id)),
            ("$start", options.StartTime?.ToUnixTimeMilliseconds() ?? now),
            ("$metadata", Metadata([], options)));
        return id;
    }

    /// <summary>Takes over what an append says of the whole conversation; false when there is none of this id.</summary>
    public static bool Rewrite(SqliteConnection connection, long id, SubmissionOptions options)
    {
        if (Find(connection, id) is not { } conversation)
            return false;
        var metadata = StoredJson.Read(conversation.MetadataJson, StoredJson.Default.DictionaryStringString);
        connection.Execute(
            "UPDATE conversations SET name = $name, metadata = $metadata WHERE id = $id",
            ("$name", options.Name ?? conversation.Name),
            ("$metadata", Metadata(metadata, options)),
            ("$id", id));
        return true;
    }

    public bool Exists(long id) =>
        database.Read(connection => connection.Scalar<long>("SELECT count(*) FROM conversations WHERE id = $id", ("$id", id))) > 0;

    public static ConversationRow? Find(SqliteConnection connection, long id) =>
        connection.Query(ReadRow, $"SELECT {Columns} FROM conversations WHERE id = $id", ("$id", id)).SingleOrDefault();

    /// <summary>A page of the list.</summary>
    public static IReadOnlyList<ConversationRow> List(SqliteConnection connection, ConversationQuery query)
    {
        var order = query.Descending ? "DESC" : "ASC";
        var sort = string.Concat(query.Sort.Select(field => $"{Column(field)} {order}, "));
        var filtered = query.Filters.Count > 0;
        // SQLite counts off the page itself unless conditions remain that it does not know.
        using var command = connection.Command(
            $"""
            SELECT {Columns} FROM conversations WHERE start_time BETWEEN $from AND $to
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

    /// <summary>Counts a change of what insights are made from: messages, who said them, names, settings.</summary>
    public static void Touch(SqliteConnection connection, long id) =>
        connection.Execute("UPDATE conversations SET revision = revision + 1 WHERE id = $id", ("$id", id));

    /// <summary>Replaces the metadata; false when there is no such conversation.</summary>
    public Task<bool> SetMetadataAsync(long id, Dictionary<string, string> metadata, CancellationToken cancel) =>
        database.WriteAsync(
            connection => connection.Execute(
                "UPDATE conversations SET metadata = $metadata WHERE id = $id",
                ("$metadata", StoredJson.Write(metadata, StoredJson.Default.DictionaryStringString)),
                ("$id", id)) > 0,
            cancel);

    /// <summary>Sets where pages find the sound or film of a conversation; false when there is no such conversation.</summary>
    public Task<bool> SetMediaAsync(long id, string url, CancellationToken cancel) =>
        database.WriteAsync(
            connection => connection.Execute("UPDATE conversations SET media_url = $url WHERE id = $id", ("$url", url), ("$id", id)) > 0,
            cancel);

    /// <summary>Where pages find the sound or film of a conversation; null when nobody said.</summary>
    public static string? Media(SqliteConnection connection, long id) =>
        connection.Scalar<string>("SELECT media_url FROM conversations WHERE id = $id", ("$id", id));

    /// <summary>Deletes a conversation and everything derived from it.</summary>
    /// <returns>Ids of its unfinished jobs, whose work and recordings are to be dropped; null when there is no such one.</returns>
    public Task<IReadOnlyList<string>?> DeleteAsync(long id, CancellationToken cancel) =>
        database.WriteAsync<IReadOnlyList<string>?>(
            connection =>
            {
                var unfinished = connection.Query(
                    row => row.GetString(0),
                    "SELECT id FROM jobs WHERE conversation_id = $id AND status IN ('scheduled', 'in_progress')",
                    ("$id", id));
                return connection.Execute("DELETE FROM conversations WHERE id = $id", ("$id", id)) > 0 ? unfinished : null;
            },
            cancel);

    // Of a submission's metadata the text members are labels of the conversation.
    private static string Metadata(Dictionary<string, string> existing, SubmissionOptions options)
    {
        if (options.Metadata is { } given)
        {
            foreach (var member in given.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String))
                existing[member.Name] = member.Value.GetString()!;
        }

        return StoredJson.Write(existing, StoredJson.Default.DictionaryStringString);
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
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.Time(3), row.Offset(4), row.GetString(5));
}
