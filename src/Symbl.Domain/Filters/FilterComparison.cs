namespace Symbl.Domain.Filters;

/// <summary>How a value is compared.</summary>
public enum FilterOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
}

/// <summary>One comparison of a filter.</summary>
/// <param name="Selector">What is compared, as it is written: <c>conversation.metadata.agentId</c>.</param>
/// <param name="Operator">How.</param>
/// <param name="Values">With what; more than one for the operators of sets only.</param>
public sealed record FilterComparison(string Selector, FilterOperator Operator, IReadOnlyList<FilterValue> Values);

/// <summary>A value of a filter.</summary>
/// <param name="Text">The value.</param>
/// <param name="Quoted">Whether it stands in quotation marks: an asterisk in it is then an asterisk.</param>
public readonly record struct FilterValue(string Text, bool Quoted);
