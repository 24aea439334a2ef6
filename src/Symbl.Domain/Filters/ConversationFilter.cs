using Symbl.Domain.Conversations;

namespace Symbl.Domain.Filters;

/// <summary>A condition on conversations in RSQL. The list of conversations and the groups use it.</summary>
public sealed class ConversationFilter
{
    private const int MostFields = 2;

    private readonly IReadOnlyList<Func<ConversationRow, bool>> _conditions;

    private ConversationFilter(IReadOnlyList<Func<ConversationRow, bool>> conditions) => _conditions = conditions;

    /// <summary>Parses a filter.</summary>
    /// <param name="text">RSQL without OR and with at most two distinct fields.</param>
    /// <exception cref="FilterException">The filter is not valid. The message states the reason.</exception>
    public static ConversationFilter Parse(string text)
    {
        var comparisons = RsqlParser.Parse(text);
        if (comparisons.Select(comparison => comparison.Selector).Distinct(StringComparer.Ordinal).Count() > MostFields)
            throw new FilterException("must use at most two distinct parameters");
        return new ConversationFilter([.. comparisons.Select(FilterFields.Compile)]);
    }

    /// <summary>Tests whether a conversation meets all conditions.</summary>
    /// <param name="conversation">The conversation.</param>
    public bool Matches(ConversationRow conversation) => _conditions.All(condition => condition(conversation));
}
