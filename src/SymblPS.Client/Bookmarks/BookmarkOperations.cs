using System.Text.Json;
using SymblPS.Client.Http;
using SymblPS.Client.Insights;
using SymblPS.Client.Json;

namespace SymblPS.Client.Bookmarks;

/// <summary>Bookmarks of conversations (<c>/v1/conversations/{conversationId}/bookmarks</c>).</summary>
public sealed class BookmarkOperations
{
    private readonly ServiceConnection _connection;

    internal BookmarkOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Lists the bookmarks of a conversation and returns each bookmark as soon as it arrives.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("listBookmarks")]
    public IAsyncEnumerable<SymblBookmark> ListAsync(string conversationId, CancellationToken cancellationToken) => _connection.StreamAsync(
        Request(HttpMethod.Get, conversationId, "bookmarks"),
        "bookmarks",
        json => JsonSerializer.Deserialize(json, BookmarkJson.Default.WireBookmark) is { } wire
            ? BookmarkMapper.Bookmark(wire, conversationId)
            : null,
        cancellationToken);

    /// <summary>Gets a bookmark.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="bookmarkId">ID of the bookmark.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation or the bookmark does not exist.</exception>
    [SymblOperation("getBookmark")]
    public async Task<SymblBookmark> GetAsync(string conversationId, string bookmarkId, CancellationToken cancellationToken) =>
        Read(await LookAsync(conversationId, bookmarkId, cancellationToken).ConfigureAwait(false), conversationId, bookmarkId);

    /// <summary>Creates a bookmark. The client does not repeat the request if the outcome of a failed attempt is unknown.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="draft">The bookmark.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The bookmark has no label, or neither messages nor a segment.</exception>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("createBookmark")]
    public async Task<SymblBookmark> CreateAsync(string conversationId, BookmarkDraft draft, CancellationToken cancellationToken)
    {
        draft.Validate();
        var request = Request(HttpMethod.Post, conversationId, "bookmarks");
        var answer = await SendAsync(request, JsonText.Bytes(writer => BookmarkMapper.Write(writer, draft)), cancellationToken)
            .ConfigureAwait(false);
        return Read(One(answer), conversationId, string.Empty);
    }

    /// <summary>Creates several bookmarks of one conversation in one request.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="drafts">The bookmarks.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The created bookmarks, in the order of the service.</returns>
    /// <exception cref="ArgumentException">A bookmark has no label, or neither messages nor a segment.</exception>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("createBookmarks")]
    public async Task<IReadOnlyList<SymblBookmark>> CreateManyAsync(
        string conversationId, IReadOnlyList<BookmarkDraft> drafts, CancellationToken cancellationToken)
    {
        foreach (var draft in drafts) draft.Validate();
        var body = JsonText.Bytes(writer =>
        {
            writer.WriteStartArray();
            foreach (var draft in drafts) BookmarkMapper.Write(writer, draft);
            writer.WriteEndArray();
        });
        var request = Request(HttpMethod.Post, conversationId, "bookmarks", "bulk") with
        {
            Content = watch => UploadContent.Json(body, watch),
        };
        var made = await _connection.ListAsync(request, "bookmarks", BookmarkJson.Default.WireBookmark, cancellationToken)
            .ConfigureAwait(false);
        return [.. made.Select(wire => BookmarkMapper.Bookmark(wire, conversationId))];
    }

    /// <summary>
    /// Changes a bookmark. The service clears omitted properties, so the method reads the bookmark first and sends all properties back,
    /// including unknown ones.
    /// </summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="bookmarkId">ID of the bookmark.</param>
    /// <param name="change">The changes.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The changed bookmark.</returns>
    /// <exception cref="ArgumentException">The changed bookmark would have both messages and a segment.</exception>
    /// <exception cref="SymblNotFoundException">The conversation or the bookmark does not exist.</exception>
    [SymblOperation("getBookmark")]
    [SymblOperation("updateBookmark")]
    public async Task<SymblBookmark> UpdateAsync(
        string conversationId, string bookmarkId, BookmarkChange change, CancellationToken cancellationToken)
    {
        change.Validate();
        var known = await LookAsync(conversationId, bookmarkId, cancellationToken).ConfigureAwait(false);
        var body = JsonText.Bytes(writer => BookmarkMapper.Write(writer, known, change));
        var request = Request(HttpMethod.Put, conversationId, "bookmarks", bookmarkId) with { Repeatable = true };
        var answer = await SendAsync(request, body, cancellationToken).ConfigureAwait(false);
        if (answer.Body.Length > 0) return Read(One(answer), conversationId, bookmarkId);
        // A service that responds without a body has accepted the request.
        using var sent = JsonDocument.Parse(body);
        return Read(sent.RootElement, conversationId, bookmarkId);
    }

    /// <summary>Removes a bookmark.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="bookmarkId">ID of the bookmark.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation or the bookmark does not exist.</exception>
    [SymblOperation("deleteBookmark")]
    public Task RemoveAsync(string conversationId, string bookmarkId, CancellationToken cancellationToken) =>
        _connection.SendAsync(Request(HttpMethod.Delete, conversationId, "bookmarks", bookmarkId), cancellationToken);

    /// <summary>Gets the summary of a bookmark.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="bookmarkId">ID of the bookmark.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation or the bookmark does not exist, or has no summary yet.</exception>
    [SymblOperation("getBookmarkSummary")]
    public async Task<SymblBookmarkSummary> GetSummaryAsync(string conversationId, string bookmarkId, CancellationToken cancellationToken)
    {
        var wire = await _connection.GetAsync(
            InsightJson.Default.WireSummary, cancellationToken, "v1", "conversations", conversationId, "bookmarks", bookmarkId, "summary")
            .ConfigureAwait(false);
        return new SymblBookmarkSummary
        {
            BookmarkId = bookmarkId,
            ConversationId = conversationId,
            Parts = WireValues.Map(wire.Summary, InsightMapper.SummaryPart),
        };
    }

    /// <summary>Gets the summaries of all bookmarks of a conversation and returns each summary as soon as it arrives.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("getBookmarksSummary")]
    public IAsyncEnumerable<SymblBookmarkSummary> GetSummariesAsync(string conversationId, CancellationToken cancellationToken) =>
        _connection.StreamAsync(
            Request(HttpMethod.Get, conversationId, "bookmarks-summary"),
            "bookmarksSummary",
            json => JsonSerializer.Deserialize(json, InsightJson.Default.WireBookmarkSummary) is { } wire
                ? new SymblBookmarkSummary
                {
                    BookmarkId = WireValues.Or(wire.BookmarkId, wire.Summary?.FirstOrDefault()?.BookmarkReference?.Id ?? string.Empty),
                    ConversationId = conversationId,
                    Parts = WireValues.Map(wire.Summary, InsightMapper.SummaryPart),
                    AdditionalProperties = WireValues.Rest(wire.Rest),
                }
                : null,
            cancellationToken);

    private async Task<JsonElement> LookAsync(string conversationId, string bookmarkId, CancellationToken cancellationToken) =>
        One(await _connection.SendAsync(Request(HttpMethod.Get, conversationId, "bookmarks", bookmarkId), cancellationToken)
            .ConfigureAwait(false));

    private Task<ServiceAnswer> SendAsync(ServiceRequest request, byte[] body, CancellationToken cancellationToken) =>
        _connection.SendAsync(request with { Content = watch => UploadContent.Json(body, watch) }, cancellationToken);

    private ServiceRequest Request(HttpMethod method, string conversationId, params string[] path) =>
        _connection.Request(method, null, ["v1", "conversations", conversationId, .. path]);

    /// <summary>Returns the bookmark of a response. Some services wrap it in a list with one element.</summary>
    private static JsonElement One(ServiceAnswer answer)
    {
        var root = answer.Root();
        var wrapped = ((JsonElement?)root).Member("bookmarks").Elements().FirstOrDefault();
        if (wrapped.ValueKind == JsonValueKind.Object) return wrapped;
        return root.ValueKind == JsonValueKind.Object ? root : throw answer.Unexpected(new JsonException("A bookmark is an object."));
    }

    private static SymblBookmark Read(JsonElement json, string conversationId, string bookmarkId)
    {
        var wire = json.Deserialize(BookmarkJson.Default.WireBookmark) ?? new WireBookmark();
        wire.Id = WireValues.Or(wire.Id, bookmarkId);
        return BookmarkMapper.Bookmark(wire, conversationId);
    }
}
