using Microsoft.Data.Sqlite;
using Symbl.Domain.Conversations;

namespace Symbl.Storage;

/// <summary>Marked places of conversations, in order of creation.</summary>
internal sealed class BookmarkStore(Database database)
{
    public static IReadOnlyList<BookmarkRow> List(SqliteConnection connection, long conversation) =>
        connection.Query(
            ReadRow,
            "SELECT id, content FROM bookmarks WHERE conversation_id = $conversation ORDER BY id",
            ("$conversation", conversation));

    public static BookmarkRow? Find(SqliteConnection connection, long conversation, long id) =>
        connection.Query(
            ReadRow,
            "SELECT id, content FROM bookmarks WHERE id = $id AND conversation_id = $conversation",
            ("$id", id),
            ("$conversation", conversation)).SingleOrDefault();

    /// <summary>Adds bookmarks, all or none.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="check">Turns what was asked for into bookmarks of the conversation as it is now.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<IReadOnlyList<BookmarkRow>> AddAsync(
        long conversation, Func<SqliteConnection, IReadOnlyList<Bookmark>> check, CancellationToken cancel) =>
        database.WriteAsync<IReadOnlyList<BookmarkRow>>(
            connection =>
            {
                var bookmarks = check(connection);
                var id = NumericId.Take(connection, bookmarks.Count);
                var added = bookmarks.Select((bookmark, index) => new BookmarkRow(id + index, bookmark)).ToList();
                foreach (var row in added)
                {
                    connection.Execute(
                        "INSERT INTO bookmarks (id, conversation_id, content) VALUES ($id, $conversation, $content)",
                        ("$id", row.Id),
                        ("$conversation", conversation),
                        ("$content", StoredJson.Write(row.Bookmark, StoredJson.Default.Bookmark)));
                }

                return added;
            },
            cancel);

    /// <summary>Replaces a bookmark; null when there is no such one.</summary>
    public Task<BookmarkRow?> ReplaceAsync(
        long conversation, long id, Func<SqliteConnection, Bookmark> check, CancellationToken cancel) =>
        database.WriteAsync(
            connection =>
            {
                if (Find(connection, conversation, id) is null)
                    return null;
                var row = new BookmarkRow(id, check(connection));
                connection.Execute(
                    "UPDATE bookmarks SET content = $content WHERE id = $id",
                    ("$content", StoredJson.Write(row.Bookmark, StoredJson.Default.Bookmark)),
                    ("$id", id));
                return row;
            },
            cancel);

    /// <summary>Deletes a bookmark; false when there is no such one.</summary>
    public Task<bool> DeleteAsync(long conversation, long id, CancellationToken cancel) =>
        database.WriteAsync(
            connection => connection.Execute(
                "DELETE FROM bookmarks WHERE id = $id AND conversation_id = $conversation",
                ("$id", id),
                ("$conversation", conversation)) > 0,
            cancel);

    private static BookmarkRow ReadRow(SqliteDataReader row) =>
        new(row.GetInt64(0), StoredJson.Read(row.GetString(1), StoredJson.Default.Bookmark));
}

/// <summary>A stored bookmark.</summary>
internal sealed record BookmarkRow(long Id, Bookmark Bookmark);

/// <summary>A marked place of a conversation: a stretch of time, or messages.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Description">What it is about; null for nothing.</param>
/// <param name="User">Who set it.</param>
/// <param name="BeginTimeOffset">Seconds from the start of the conversation; null when it is made of messages.</param>
/// <param name="Duration">Seconds; null when it is made of messages.</param>
/// <param name="MessageIds">The messages it is made of; null when it is a stretch of time.</param>
internal sealed record Bookmark(
    string Label,
    string? Description,
    BookmarkUser User,
    double? BeginTimeOffset,
    double? Duration,
    IReadOnlyList<long>? MessageIds);

/// <summary>Who set a bookmark.</summary>
internal sealed record BookmarkUser(string? Name, string? UserId, string? Email);
