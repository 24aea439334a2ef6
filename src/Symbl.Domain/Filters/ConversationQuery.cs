namespace Symbl.Domain.Filters;

/// <summary>A query for one page of the list of conversations.</summary>
/// <param name="From">Earliest start time; null for no limit.</param>
/// <param name="To">Latest start time; null for no limit.</param>
/// <param name="Limit">Largest number of conversations on the page.</param>
/// <param name="Offset">Number of conversations before the page.</param>
/// <param name="Descending">Whether the order is descending.</param>
/// <param name="Sort">Sort keys, most important first.</param>
/// <param name="Filters">Conditions that the conversations must meet.</param>
public sealed record ConversationQuery(
    DateTimeOffset? From,
    DateTimeOffset? To,
    int Limit,
    int Offset,
    bool Descending,
    IReadOnlyList<ConversationSort> Sort,
    IReadOnlyList<ConversationFilter> Filters);

/// <summary>Sort keys of conversations.</summary>
public enum ConversationSort
{
    /// <summary>Start time.</summary>
    StartTime,

    /// <summary>End time.</summary>
    EndTime,

    /// <summary>Name.</summary>
    Name,

    /// <summary>Type.</summary>
    Type,

    /// <summary>Id.</summary>
    Id,
}
