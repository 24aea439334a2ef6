using Symbl.Domain.Conversations;
using Symbl.Domain.Recordings;

namespace Symbl.LocalServer.Endpoints.Conversations.Bookmarks;

/// <summary>What a bookmark holds.</summary>
internal static class BookmarkContent
{
    /// <summary>The messages it names, or those that occur within its stretch of time, with a part of them at least.</summary>
    /// <param name="bookmark">The bookmark.</param>
    /// <param name="messages">The messages of its conversation.</param>
    /// <param name="place">Id, start and end of a message.</param>
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
