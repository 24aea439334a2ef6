using System.Text.Json;
using SymblPS.Client.Insights;
using SymblPS.Client.Json;
using SymblPS.Client.People;
using static SymblPS.Client.Json.WireValues;

namespace SymblPS.Client.Bookmarks;

/// <summary>Reads and writes bookmarks.</summary>
internal static class BookmarkMapper
{
    /// <summary>Creates a bookmark.</summary>
    /// <param name="wire">The JSON object.</param>
    /// <param name="conversationId">ID of the requested conversation.</param>
    public static SymblBookmark Bookmark(WireBookmark wire, string conversationId) => new()
    {
        BookmarkId = wire.Id ?? string.Empty,
        ConversationId = conversationId,
        Label = wire.Label ?? string.Empty,
        Description = Some(wire.Description),
        User = PersonMapper.PersonOrNull(wire.User),
        Offset = WireTime.Seconds(wire.BeginTimeOffset),
        Duration = WireTime.Seconds(wire.Duration),
        MessageIds = Map(wire.MessageRefs, static message => message.Id ?? string.Empty),
        Messages = Map(wire.MessageRefs, InsightMapper.Reference),
        AdditionalProperties = Rest(wire.Rest),
    };

    /// <summary>Writes a new bookmark (schema BookmarkRequest).</summary>
    public static void Write(Utf8JsonWriter writer, BookmarkDraft draft)
    {
        writer.WriteStartObject();
        writer.WriteString("label", draft.Label);
        if (!string.IsNullOrEmpty(draft.Description)) writer.WriteString("description", draft.Description);
        WriteUser(writer, draft.User);
        if (draft.MessageIds.Count > 0) WriteMessages(writer, draft.MessageIds);
        WriteSeconds(writer, "beginTimeOffset", draft.Offset);
        WriteSeconds(writer, "duration", draft.Duration);
        writer.WriteEndObject();
    }

    /// <summary>
    /// Writes a bookmark with changes. The service clears omitted properties, so this method writes all properties back, including unknown
    /// ones. The service accepts either messages or a segment. If a bookmark has both, its messages are the messages inside the segment.
    /// </summary>
    /// <exception cref="ArgumentException">The change sets a duration on a bookmark of messages.</exception>
    public static void Write(Utf8JsonWriter writer, JsonElement known, BookmarkChange change)
    {
        var byTime = change.Offset is not null || (change.MessageIds is null && Text(known, "beginTimeOffset") is not null);
        if (change.Duration is not null && !byTime)
        {
            throw new ArgumentException(
                "The bookmark contains messages. To change it to a time segment, specify an offset with the duration.");
        }

        writer.WriteStartObject();
        writer.WriteString("label", change.Label ?? Text(known, "label") ?? string.Empty);
        if ((change.Description ?? Text(known, "description")) is { Length: > 0 } description)
            writer.WriteString("description", description);
        if (change.User is { } user) WriteUser(writer, user);
        else Copy(writer, known, "user", static w => WriteUser(w, null));
        if (byTime)
        {
            if (change.Offset is { } offset) WriteSeconds(writer, "beginTimeOffset", offset);
            else Copy(writer, known, "beginTimeOffset", null);
            if (change.Duration is { } duration) WriteSeconds(writer, "duration", duration);
            else Copy(writer, known, "duration", null);
        }
        else
        {
            WriteMessages(writer, change.MessageIds ?? [.. MessageIds(known)]);
        }

        foreach (var member in known.EnumerateObject())
        {
            if (member.Name is not ("id" or "label" or "description" or "user" or "messageRefs" or "beginTimeOffset" or "duration")
                && member.Value.ValueKind != JsonValueKind.Null)
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static string? Text(JsonElement known, string name) => ((JsonElement?)known).Member(name).Text();

    private static IEnumerable<string> MessageIds(JsonElement known) => ((JsonElement?)known).Member("messageRefs").Elements()
        .Select(static message => ((JsonElement?)message).Member("id").Text())
        .OfType<string>();

    private static void Copy(Utf8JsonWriter writer, JsonElement known, string name, Action<Utf8JsonWriter>? otherwise)
    {
        if (!known.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            otherwise?.Invoke(writer);
            return;
        }

        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    private static void WriteUser(Utf8JsonWriter writer, SymblPerson? user)
    {
        writer.WriteStartObject("user");
        if (user is { Name.Length: > 0 }) writer.WriteString("name", user.Name);
        if (!string.IsNullOrEmpty(user?.UserId)) writer.WriteString("userId", user!.UserId);
        if (!string.IsNullOrEmpty(user?.Email)) writer.WriteString("email", user!.Email);
        writer.WriteEndObject();
    }

    private static void WriteMessages(Utf8JsonWriter writer, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0) return;
        writer.WriteStartArray("messageRefs");
        foreach (var id in ids)
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSeconds(Utf8JsonWriter writer, string name, TimeSpan? time)
    {
        if (time is { } given) writer.WriteNumber(name, (decimal)given.Ticks / TimeSpan.TicksPerSecond);
    }
}
