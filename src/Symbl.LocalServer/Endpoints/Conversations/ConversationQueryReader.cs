using Symbl.Domain.Filters;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Reads the query of a list of conversations.</summary>
internal static class ConversationQueryReader
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 65_536;
    private static readonly TimeSpan DefaultWindow = TimeSpan.FromDays(7);

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "limit", "offset", "order", "startTime", "endTime", "sort", "filter",
    };

    private static readonly Dictionary<string, ConversationSort> Sorts = new(StringComparer.Ordinal)
    {
        ["conversation.startTime"] = ConversationSort.StartTime,
        ["conversation.endTime"] = ConversationSort.EndTime,
        ["conversation.name"] = ConversationSort.Name,
        ["conversation.type"] = ConversationSort.Type,
        ["conversation.id"] = ConversationSort.Id,
    };

    public static ConversationQuery Read(IQueryCollection query, DateTimeOffset now)
    {
        var fields = Fields.OfQuery(query);
        fields.RefuseOthers(Known);
        var filter = fields.Text("filter") is { } text ? Filter(text, "filter") : null;
        var (from, to) = ReadWindow(fields, now, isDefault: filter is null);
        return new ConversationQuery(
            from,
            to,
            fields.Integer("limit", 0, MaxLimit) ?? DefaultLimit,
            fields.Integer("offset", 0) ?? 0,
            fields.OneOf("order", "asc", "desc") == "desc",
            ReadSort(fields),
            filter is null ? [] : [filter]);
    }

    // A filter replaces the default window: it applies to all conversations, unless the client also gives a window.
    private static (DateTimeOffset? From, DateTimeOffset? To) ReadWindow(Fields fields, DateTimeOffset now, bool isDefault)
    {
        var (start, end) = (fields.Time("startTime"), fields.Time("endTime"));
        if (start >= end)
            throw Fields.Wrong("startTime", "must be before endTime");
        if (start >= now)
            throw Fields.Wrong("startTime", "must be in the past");
        if (!isDefault && start is null && end is null)
            return (null, null);
        var to = end ?? now;
        return (start ?? (isDefault ? to - DefaultWindow : null), to);
    }

    /// <summary>Parses a filter from a parameter or member. Error messages name it by its path.</summary>
    /// <exception cref="ApiException">400: the filter is not valid.</exception>
    public static ConversationFilter Filter(string text, string path)
    {
        try
        {
            return ConversationFilter.Parse(text);
        }
        catch (FilterException e)
        {
            throw Fields.Wrong(path, e.Message);
        }
    }

    private static ConversationSort[] ReadSort(Fields fields)
    {
        if (fields.Text("sort") is not { } text)
            return [ConversationSort.StartTime];
        return
        [
            .. text.Split(',', StringSplitOptions.TrimEntries).Select(name => Sorts.TryGetValue(name, out var sort)
                ? sort
                : throw Fields.Wrong("sort", $"must be one of [{string.Join(", ", Sorts.Keys)}]")).Distinct(),
        ];
    }
}
