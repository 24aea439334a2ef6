using Symbl.LocalServer.Recognition;
using Symbl.LocalServer.Storage;

namespace Symbl.LocalServer.Endpoints.Bookmarks;

/// <summary>What a bookmark holds.</summary>
internal static class BookmarkContent
{
    /// <summary>The messages it names, or those that occur within its stretch of time, with a part of them at least.</summary>
    public static IEnumerable<MessageRow> Of(Bookmark bookmark, IReadOnlyList<MessageRow> messages)
    {
        if (bookmark.MessageIds is { } ids)
        {
            var wanted = ids.ToHashSet();
            return messages.Where(message => wanted.Contains(message.Id));
        }

        var start = Offsets.OfSeconds(bookmark.BeginTimeOffset!.Value);
        var end = start + Offsets.OfSeconds(bookmark.Duration!.Value);
        return messages.Where(message => message.Start < end && (message.End > start || message.Start == start));
    }
}
