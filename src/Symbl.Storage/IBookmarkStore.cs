using Symbl.Domain.Conversations;

namespace Symbl.Storage;

/// <summary>Bookmarks of conversations, in order of creation.</summary>
public interface IBookmarkStore
{
    /// <summary>Reads the bookmarks of a conversation.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    IReadOnlyList<BookmarkRow> List(long conversation);

    /// <summary>Finds a bookmark; null if it does not exist.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="id">Id of the bookmark.</param>
    BookmarkRow? Find(long conversation, long id);

    /// <summary>Adds bookmarks.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="bookmarks">The bookmarks.</param>
    IReadOnlyList<BookmarkRow> Add(long conversation, IReadOnlyList<Bookmark> bookmarks);

    /// <summary>Replaces a bookmark.</summary>
    /// <param name="row">Id and new content.</param>
    void Replace(BookmarkRow row);

    /// <summary>Deletes a bookmark.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="id">Id of the bookmark.</param>
    /// <returns>False if the bookmark does not exist.</returns>
    bool Delete(long conversation, long id);
}
