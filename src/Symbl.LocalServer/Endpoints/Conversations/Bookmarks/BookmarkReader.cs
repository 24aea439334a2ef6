using System.Text.Json;
using Symbl.Domain.Conversations;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.Bookmarks;

/// <summary>Reads the time range or the messages that a client gives for a bookmark and checks them against the conversation.</summary>
internal sealed class BookmarkReader
{
    public const string NothingGivenText =
        "Either create/update bookmark using 'beginTimeOffset + duration' or 'messageRefs'. None of them provided";

    private readonly Fields _fields;
    private readonly Bookmark _bookmark;
    private readonly IReadOnlyList<string>? _messageIds;

    private BookmarkReader(Fields fields)
    {
        _fields = fields;
        var user = fields.RequiredMember("user");
        _bookmark = new Bookmark(
            fields.RequiredText("label"),
            fields.Text("description"),
            new BookmarkUser(user.Text("name"), user.Text("userId"), user.Text("email")),
            fields.Number("beginTimeOffset", 0, TimeSpan.MaxValue.TotalSeconds / 4),
            fields.Number("duration", 0, TimeSpan.MaxValue.TotalSeconds / 4),
            null);
        _messageIds = fields.Members("messageRefs")?.Select(message => message.RequiredText("id")).ToList();
        if (_messageIds is { Count: 0 })
            _messageIds = null;
        if (_messageIds is not null && (_bookmark.BeginTimeOffset ?? _bookmark.Duration) is not null)
            throw Fields.Wrong(fields.PathOf("messageRefs"), "must not be given together with beginTimeOffset and duration");
        if (_messageIds is null && _bookmark.BeginTimeOffset is null)
            throw ApiException.Invalid(NothingGivenText);
    }

    /// <exception cref="ApiException">400: a member is missing or has the wrong type.</exception>
    public static BookmarkReader Read(Fields fields) => new(fields);

    /// <summary>Returns the bookmark after checking it against the current conversation.</summary>
    /// <exception cref="ApiException">400: it refers to messages that the conversation does not have.</exception>
    public Bookmark Check(IUnitOfWork unit, long conversation)
    {
        if (_messageIds is null)
        {
            return _bookmark with
            {
                Duration = _bookmark.Duration ?? DefaultDuration(unit) ?? throw ApiException.Invalid(NothingGivenText),
            };
        }

        var order = unit.Messages.Ids(conversation).ToList();
        var ids = _messageIds.Select((text, index) => NumericId.TryParse(text, out var id) && order.BinarySearch(id) >= 0
            ? id
            : throw Fields.Wrong(_fields.PathOf($"messageRefs[{index}].id"), "is not the id of a message of the conversation")).ToList();
        ids.Sort();
        var first = order.BinarySearch(ids[0]);
        for (var i = 0; i < ids.Count; i++)
        {
            if (first + i >= order.Count || order[first + i] != ids[i])
                throw Fields.Wrong(_fields.PathOf("messageRefs"), "must contain sequential messages of the conversation");
        }

        return _bookmark with { MessageIds = ids };
    }

    // Reads the default duration from the settings of the account.
    private static double? DefaultDuration(IUnitOfWork unit)
    {
        using var settings = JsonDocument.Parse(unit.Settings.Read());
        return settings.RootElement.TryGetProperty("intelligence", out var intelligence)
            && intelligence.ValueKind == JsonValueKind.Object
            && intelligence.TryGetProperty("bookmarks", out var bookmarks)
            && bookmarks.ValueKind == JsonValueKind.Object
            && bookmarks.TryGetProperty("duration", out var duration)
            && duration.ValueKind == JsonValueKind.Number
                ? duration.GetDouble()
                : null;
    }
}
