namespace Symbl.Domain.Conversations;

/// <summary>A stored bookmark.</summary>
/// <param name="Id">Id of the bookmark.</param>
/// <param name="Bookmark">Its content.</param>
public sealed record BookmarkRow(long Id, Bookmark Bookmark);

/// <summary>A bookmark of a conversation: a segment of time, or messages.</summary>
/// <param name="Label">Label of the bookmark.</param>
/// <param name="Description">Description, if given.</param>
/// <param name="User">The person who set the bookmark.</param>
/// <param name="BeginTimeOffset">Seconds from the start of the conversation; null if the bookmark consists of messages.</param>
/// <param name="Duration">Seconds; null if the bookmark consists of messages.</param>
/// <param name="MessageIds">Ids of the messages; null if the bookmark is a segment of time.</param>
public sealed record Bookmark(
    string Label,
    string? Description,
    BookmarkUser User,
    double? BeginTimeOffset,
    double? Duration,
    IReadOnlyList<long>? MessageIds);

/// <summary>The person who set a bookmark.</summary>
/// <param name="Name">Display name, if given.</param>
/// <param name="UserId">Id that the caller chose, if given.</param>
/// <param name="Email">Email address, if given.</param>
public sealed record BookmarkUser(string? Name, string? UserId, string? Email);
