using System.Text.Json.Serialization;
using Symbl.Domain.Conversations;
using Symbl.LocalServer.Endpoints.Conversations.Findings;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations.Bookmarks;

/// <summary>JSON of bookmarks.</summary>
[JsonSerializable(typeof(BookmarkResponse))]
[JsonSerializable(typeof(BookmarksResponse))]
[JsonSerializable(typeof(BookmarkSummaryResponse))]
[JsonSerializable(typeof(BookmarksSummaryResponse))]
internal sealed partial class BookmarkJson : JsonSerializerContext
{
    public static BookmarkJson Wire { get; } = new(WireJson.NewOptions());
}

/// <summary>A bookmark. <c>messageRefs</c> lists its messages, whether the client set them by time or by id.</summary>
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

/// <summary>The summary of a bookmark.</summary>
internal sealed record BookmarkSummaryResponse(IReadOnlyList<BookmarkSummaryItem> Summary);

/// <summary>The summaries of all bookmarks of a conversation.</summary>
internal sealed record BookmarksSummaryResponse(IReadOnlyList<BookmarkSummary> BookmarksSummary);

/// <summary>A bookmark and its summary.</summary>
internal sealed record BookmarkSummary(string BookmarkId, IReadOnlyList<BookmarkSummaryItem> Summary);

/// <summary>A sentence of the summary of a bookmark.</summary>
internal sealed record BookmarkSummaryItem(
    string Id,
    string Text,
    IReadOnlyList<MessageRefResponse> MessageRefs,
    string StartTime,
    string EndTime,
    BookmarkReference BookmarkReference);

/// <summary>The bookmark that a sentence belongs to.</summary>
internal sealed record BookmarkReference(string Id);
