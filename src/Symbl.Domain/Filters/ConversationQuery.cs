namespace Symbl.Domain.Filters;

/// <summary>What a page of the list of conversations is asked by.</summary>
/// <param name="From">Earliest start; null for any.</param>
/// <param name="To">Latest start; null for any.</param>
/// <param name="Limit">Most conversations of the page.</param>
/// <param name="Offset">Conversations before the page.</param>
/// <param name="Descending">Whether the order is turned round.</param>
/// <param name="Sort">What they are sorted by, most important first.</param>
/// <param name="Filters">Conditions, all of which must hold.</param>
public sealed record ConversationQuery(
    DateTimeOffset? From,
    DateTimeOffset? To,
    int Limit,
    int Offset,
    bool Descending,
    IReadOnlyList<ConversationSort> Sort,
    IReadOnlyList<ConversationFilter> Filters);

/// <summary>What conversations can be sorted by.</summary>
public enum ConversationSort
{
    StartTime,
    EndTime,
    Name,
    Type,
    Id,
}
