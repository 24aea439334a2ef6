namespace Symbl.Domain.Filters;

/// <summary>The operator of a comparison.</summary>
internal enum FilterOperator
{
    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    NotEqual,

    /// <summary>Less than.</summary>
    Less,

    /// <summary>Less than or equal.</summary>
    LessOrEqual,

    /// <summary>Greater than.</summary>
    Greater,

    /// <summary>Greater than or equal.</summary>
    GreaterOrEqual,

    /// <summary>One of several values.</summary>
    In,

    /// <summary>Different from several values.</summary>
    NotIn,
}

/// <summary>One comparison of a filter.</summary>
/// <param name="Selector">The field, as written in the filter: <c>conversation.metadata.agentId</c>.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Values">The values. Only the set operators accept more than one.</param>
internal sealed record FilterComparison(string Selector, FilterOperator Operator, IReadOnlyList<FilterValue> Values);

/// <summary>A value of a filter.</summary>
/// <param name="Text">The value.</param>
/// <param name="Quoted">Whether the value is quoted. An asterisk in a quoted value is no wildcard.</param>
internal readonly record struct FilterValue(string Text, bool Quoted);
