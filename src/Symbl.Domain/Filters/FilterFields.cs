using System.Globalization;
using Symbl.Domain.Conversations;

namespace Symbl.Domain.Filters;

/// <summary>The fields of filters.</summary>
internal static class FilterFields
{
    private const string Metadata = "conversation.metadata.";
    private const string All = "conversation.id, conversation.type, conversation.name, conversation.startTime, conversation.endTime, conversation.metadata.<name>";

    /// <summary>Compiles a comparison to a condition.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <exception cref="FilterException">The field does not exist, or the value does not fit the field.</exception>
    public static Func<ConversationRow, bool> Compile(FilterComparison comparison)
    {
        var selector = comparison.Selector;
        if (selector.StartsWith(Metadata, StringComparison.Ordinal) && selector.Length > Metadata.Length)
        {
            var name = selector[Metadata.Length..];
            return Compile(comparison, conversation => conversation.Metadata.GetValueOrDefault(name));
        }

        return selector switch
        {
            "conversation.id" => Compile(comparison, conversation => NumericId.Text(conversation.Id)),
            "conversation.type" => Compile(comparison, conversation => conversation.Type),
            "conversation.name" => Compile(comparison, conversation => conversation.Name),
            // The documentation of the service uses "Date" in the default of the parameter.
            "conversation.startTime" or "conversation.startDate" => CompileTime(comparison, conversation => conversation.StartTime),
            "conversation.endTime" or "conversation.endDate" => CompileTime(comparison, conversation => conversation.EndTime),
            _ => throw new FilterException($"refers to '{selector}', which is not one of {All}"),
        };
    }

    private static Func<ConversationRow, bool> Compile(FilterComparison comparison, Func<ConversationRow, string?> read)
    {
        var values = comparison.Values;
        return comparison.Operator switch
        {
            FilterOperator.Equal or FilterOperator.In => conversation => values.Any(value => IsLike(read(conversation), value)),
            FilterOperator.NotEqual or FilterOperator.NotIn => conversation => !values.Any(value => IsLike(read(conversation), value)),
            var order => conversation => read(conversation) is { } text && Holds(order, Compare(text, values[0].Text)),
        };
    }

    private static Func<ConversationRow, bool> CompileTime(FilterComparison comparison, Func<ConversationRow, DateTimeOffset> read)
    {
        var times = comparison.Values.Select(value => Time(comparison.Selector, value.Text)).ToArray();
        return comparison.Operator switch
        {
            FilterOperator.Equal or FilterOperator.In => conversation => times.Contains(read(conversation)),
            FilterOperator.NotEqual or FilterOperator.NotIn => conversation => !times.Contains(read(conversation)),
            var order => conversation => Holds(order, read(conversation).CompareTo(times[0])),
        };
    }

    private static bool Holds(FilterOperator order, int comparison) => order switch
    {
        FilterOperator.Less => comparison < 0,
        FilterOperator.LessOrEqual => comparison <= 0,
        FilterOperator.Greater => comparison > 0,
        _ => comparison >= 0,
    };

    // Metadata values are texts. Two numeric values compare as numbers.
    private static int Compare(string text, string value) => Number(text) is { } one && Number(value) is { } other
        ? one.CompareTo(other)
        : string.CompareOrdinal(text, value);

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static bool IsLike(string? text, FilterValue value)
    {
        if (text is null)
            return false;
        return value.Quoted || !value.Text.Contains('*') ? text == value.Text : IsLike(text, value.Text.Split('*'));
    }

    /// <summary>
    /// Tests whether a text consists of parts with any characters between them. The first match of each part is sufficient: a later match
    /// leaves less text for the other parts.
    /// </summary>
    private static bool IsLike(string text, string[] parts)
    {
        if (!text.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        foreach (var part in parts.AsSpan(1, parts.Length - 2))
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + part.Length;
        }

        return text.Length - at >= parts[^1].Length && text.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    private static DateTimeOffset Time(string selector, string text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && text.Length >= 10 && text[4] == '-'
            ? time
            : throw new FilterException($"compares {selector} with '{text}', which is not a valid ISO 8601 date");
}
