using System.Text.Json.Serialization;
using Symbl.LocalServer.Storage;

namespace Symbl.LocalServer.Endpoints.Bookmarks;

/// <summary>JSON of bookmarks.</summary>
[JsonSerializable(typeof(BookmarkResponse))]
[JsonSerializable(typeof(BookmarksResponse))]
internal sealed partial class BookmarkJson : JsonSerializerContext
{
    public static BookmarkJson Wire { get; } = new(WireJson.NewOptions());
}

/// <summary>A bookmark. <c>messageRefs</c> are the messages it holds, however it was set.</summary>
internal sealed record BookmarkResponse(
    string Id,
    string Label,
    string? Description,
    BookmarkUser User,
    double? BeginTimeOffset,
    double? Duration,
    IReadOnlyList<MessageRefResponse> MessageRefs);

/// <summary>All bookmarks of a conversation.</summary>
internal sealed record BookmarksResponse(IReadOnlyList<BookmarkResponse> Bookmarks);

/// <summary>A message something refers to.</summary>
internal sealed record MessageRefResponse(string Id, string Text, string StartTime, string EndTime);
