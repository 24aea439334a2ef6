using System.Text.Json;
using Symbl.Domain.Conversations;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Endpoints.Conversations.Findings;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.Bookmarks;

/// <summary>Marked places of a conversation.</summary>
internal sealed class BookmarkEndpoints(IStore store, ShownMessages shown) : IEndpoints
{
    private const string NotFoundText = "The bookmarkId is either invalid or does not exist.";

    public void Map(IEndpointRouteBuilder routes)
    {
        const string path = "/v1/conversations/{conversationId}/bookmarks";
        routes.MapGet(path, ListAsync);
        routes.MapPost(path, CreateAsync);
        routes.MapPost(path + "/bulk", CreateManyAsync);
        routes.MapGet(path + "/{bookmarkId}", GetAsync);
        routes.MapPut(path + "/{bookmarkId}", ReplaceAsync);
        routes.MapDelete(path + "/{bookmarkId}", DeleteAsync);
    }

    public static long BookmarkId(HttpContext context) =>
        NumericId.TryParse((string)context.GetRouteValue("bookmarkId")!, out var id) ? id : throw ApiException.NotFound(NotFoundText);

    /// <exception cref="ApiException">404: the conversation has no such bookmark.</exception>
    public static BookmarkRow Find(IUnitOfWork unit, long conversation, long id) =>
        unit.Bookmarks.Find(conversation, id) ?? throw ApiException.NotFound(NotFoundText);

    /// <exception cref="ApiException">404: the conversation does not exist.</exception>
    public static ConversationRow Conversation(IUnitOfWork unit, long id) =>
        unit.Conversations.Find(id) ?? throw ApiException.ConversationNotFound();

    private Task ListAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var bookmarks = store.Read(unit => Describe(unit, Conversation(unit, id), unit.Bookmarks.List(id)));
        return context.AnswerAsync(new BookmarksResponse(bookmarks), BookmarkJson.Wire.BookmarksResponse);
    }

    private Task GetAsync(HttpContext context)
    {
        var (conversation, id) = (context.ConversationId(), BookmarkId(context));
        var bookmark = store.Read(unit =>
        {
            var row = Conversation(unit, conversation);
            return Describe(unit, row, [Find(unit, conversation, id)]);
        });
        return context.AnswerAsync(bookmark[0], BookmarkJson.Wire.BookmarkResponse);
    }

    private async Task CreateAsync(HttpContext context)
    {
        var given = BookmarkReader.Read(Fields.OfBody(await context.ReadObjectAsync()));
        var added = await AddAsync(context, [given]);
        await context.AnswerAsync(added[0], BookmarkJson.Wire.BookmarkResponse, StatusCodes.Status201Created);
    }

    private async Task CreateManyAsync(HttpContext context)
    {
        var given = Fields.Members(await ReadListAsync(context), "bookmarks").Select(BookmarkReader.Read).ToList();
        if (given.Count == 0)
            throw Fields.Wrong("bookmarks", "must contain at least 1 items");
        var added = await AddAsync(context, given);
        await context.AnswerAsync(new BookmarksResponse(added), BookmarkJson.Wire.BookmarksResponse, StatusCodes.Status201Created);
    }

    private async Task ReplaceAsync(HttpContext context)
    {
        var (conversation, id) = (context.ConversationId(), BookmarkId(context));
        // The body is the whole bookmark, so omitted members are cleared.
        var given = BookmarkReader.Read(Fields.OfBody(await context.ReadObjectAsync()));
        store.Read(unit => Conversation(unit, conversation));
        var replaced = await store.WriteAsync(
            unit =>
            {
                Find(unit, conversation, id);
                var row = new BookmarkRow(id, given.Check(unit, conversation));
                unit.Bookmarks.Replace(row);
                return row;
            },
            context.RequestAborted);
        var bookmark = store.Read(unit => Describe(unit, Conversation(unit, conversation), [replaced]));
        await context.AnswerAsync(bookmark[0], BookmarkJson.Wire.BookmarkResponse);
    }

    private async Task DeleteAsync(HttpContext context)
    {
        var (conversation, id) = (context.ConversationId(), BookmarkId(context));
        store.Read(unit => Conversation(unit, conversation));
        if (!await store.WriteAsync(unit => unit.Bookmarks.Delete(conversation, id), context.RequestAborted))
            throw ApiException.NotFound(NotFoundText);
        await context.AnswerAsync("successfully deleted the bookmark");
    }

    private async Task<IReadOnlyList<BookmarkResponse>> AddAsync(HttpContext context, IReadOnlyList<BookmarkReader> given)
    {
        var conversation = context.ConversationId();
        var added = await store.WriteAsync(
            unit =>
            {
                Conversation(unit, conversation);
                return unit.Bookmarks.Add(conversation, [.. given.Select(bookmark => bookmark.Check(unit, conversation))]);
            },
            context.RequestAborted);
        return store.Read(unit => Describe(unit, Conversation(unit, conversation), added));
    }

    // Accepts an array, like the other bulk calls of the contract, or the object that wraps the list in answers.
    private static async Task<JsonElement> ReadListAsync(HttpContext context)
    {
        var body = await context.ReadJsonAsync();
        if (body.ValueKind == JsonValueKind.Object)
            return Fields.OfBody(body).Array("bookmarks") ?? throw Fields.Wrong("bookmarks", "is required");
        return body.ValueKind == JsonValueKind.Array ? body : throw ApiException.Invalid("The request body must be a JSON array.");
    }

    private List<BookmarkResponse> Describe(
        IUnitOfWork unit, ConversationRow conversation, IReadOnlyList<BookmarkRow> rows)
    {
        var messages = rows.Count == 0 ? [] : shown.Stream(unit, conversation.Id).ToList();
        return [.. rows.Select(row => Describe(row, conversation, BookmarkContent.Of(row.Bookmark, messages, message => (message.Id, message.Start, message.End))))];
    }

    private static BookmarkResponse Describe(BookmarkRow row, ConversationRow conversation, IEnumerable<MessageRow> messages) => new(
        NumericId.Text(row.Id),
        row.Bookmark.Label,
        row.Bookmark.Description,
        row.Bookmark.User,
        row.Bookmark.BeginTimeOffset,
        row.Bookmark.Duration,
        [
            .. messages.Select(message => new MessageRefResponse(
                NumericId.Text(message.Id),
                message.Text,
                Offset: null,
                WireTime.Text(conversation.StartTime + message.Start),
                WireTime.Text(conversation.StartTime + message.End))),
        ]);
}
