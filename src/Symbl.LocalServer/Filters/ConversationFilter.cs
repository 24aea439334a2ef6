using Symbl.LocalServer.Storage;

namespace Symbl.LocalServer.Filters;

/// <summary>A condition on conversations, in RSQL: of the list, and of a group.</summary>
internal sealed class ConversationFilter
{
    private const int MostFields = 2;

    private readonly IReadOnlyList<Func<FilteredConversation, bool>> _conditions;

    private ConversationFilter(IReadOnlyList<Func<FilteredConversation, bool>> conditions) => _conditions = conditions;

    /// <summary>Reads a filter.</summary>
    /// <param name="text">RSQL without OR over at most two different fields.</param>
    /// <exception cref="FilterException">It cannot be used; the message says why.</exception>
    public static ConversationFilter Parse(string text)
    {
        var comparisons = RsqlParser.Parse(text);
        if (comparisons.Select(comparison => comparison.Selector).Distinct(StringComparer.Ordinal).Count() > MostFields)
            throw new FilterException("must use at most two distinct parameters");
        return new ConversationFilter([.. comparisons.Select(FilterFields.Compile)]);
    }

    public bool Matches(ConversationRow conversation)
    {
        var filtered = new FilteredConversation(conversation);
        return _conditions.All(condition => condition(filtered));
    }
}

/// <summary>A conversation while it is looked at; its labels are read when a condition needs them.</summary>
internal sealed class FilteredConversation(ConversationRow row)
{
    private Dictionary<string, string>? _metadata;

    public ConversationRow Row { get; } = row;

    public string? Label(string name)
    {
        _metadata ??= StoredJson.Read(Row.MetadataJson, StoredJson.Default.DictionaryStringString);
        return _metadata.GetValueOrDefault(name);
    }
}
