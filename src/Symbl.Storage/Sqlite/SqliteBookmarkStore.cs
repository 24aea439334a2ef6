using Microsoft.Data.Sqlite;
using Symbl.Domain.Conversations;
using Symbl.Storage.Json;

namespace Symbl.Storage.Sqlite;

/// <summary>Bookmarks of conversations, in order of creation.</summary>
internal sealed class SqliteBookmarkStore(SqliteConnection connection) : IBookmarkStore
{
    public IReadOnlyList<BookmarkRow> List(long conversation) => connection.Query(
        ReadRow, "SELECT id, content FROM bookmarks WHERE conversation_id = $conversation ORDER BY id", ("$conversation", conversation));

    public BookmarkRow? Find(long conversation, long id) => connection.Query(
        ReadRow,
        "SELECT id, content FROM bookmarks WHERE id = $id AND conversation_id = $conversation",
        ("$id", id),
        ("$conversation", conversation)).SingleOrDefault();

    public IReadOnlyList<BookmarkRow> Add(long conversation, IReadOnlyList<Bookmark> bookmarks)
    {
        var id = SqliteUnitOfWork.TakeIds(connection, bookmarks.Count);
        var added = bookmarks.Select((bookmark, index) => new BookmarkRow(id + index, bookmark)).ToList();
        foreach (var row in added)
        {
            connection.Execute(
                "INSERT INTO bookmarks (id, conversation_id, content) VALUES ($id, $conversation, $content)",
                ("$id", row.Id),
                ("$conversation", conversation),
                ("$content", StoredBookmark.Write(row.Bookmark)));
        }

        return added;
    }

    public void Replace(BookmarkRow row) => connection.Execute(
        "UPDATE bookmarks SET content = $content WHERE id = $id", ("$content", StoredBookmark.Write(row.Bookmark)), ("$id", row.Id));

    public bool Delete(long conversation, long id) => connection.Execute(
        "DELETE FROM bookmarks WHERE id = $id AND conversation_id = $conversation", ("$id", id), ("$conversation", conversation)) > 0;

    private static BookmarkRow ReadRow(SqliteDataReader row) => new(row.GetInt64(0), StoredBookmark.Read(row.GetString(1)));
}
