using Symbl.Domain.Conversations;
using Symbl.Domain.Recordings;

namespace Symbl.LocalServer.Endpoints.Conversations.Bookmarks;

/// <summary>Finds the messages of a bookmark.</summary>
internal static class BookmarkContent
{
    /// <summary>Returns the messages that the bookmark names, or the messages that overlap its time range at least in part.</summary>
    /// <param name="bookmark">The bookmark.</param>
    /// <param name="messages">The messages of its conversation.</param>
    /// <param name="place">Returns the id, start and end of a message.</param>
    public static IEnumerable<T> Of<T>(
        Bookmark bookmark, IReadOnlyList<T> messages, Func<T, (long Id, TimeSpan Start, TimeSpan End)> place)
    {
        if (bookmark.MessageIds is { } ids)
        {
            var wanted = ids.ToHashSet();
            return messages.Where(message => wanted.Contains(place(message).Id));
        }

        var start = Offsets.OfSeconds(bookmark.BeginTimeOffset!.Value);
        var end = start + Offsets.OfSeconds(bookmark.Duration!.Value);
        return messages.Where(message => place(message) is var there && there.Start < end && (there.End > start || there.Start == start));
    }
}
