using System.Globalization;

namespace Symbl.Language.Time;

/// <summary>The kind of a date expression.</summary>
internal enum DateExpressionKind
{
    /// <summary>A day: "Friday", "May 5th".</summary>
    Date,

    /// <summary>A time of day: "at five", "3:30 pm".</summary>
    Time,

    /// <summary>A day with a time: "tomorrow at 5".</summary>
    DateTime,

    /// <summary>A range of days: "next week", "in March".</summary>
    DateRange,

    /// <summary>A range of times of day: "between 2 and 4 pm".</summary>
    TimeRange,

    /// <summary>A range of days with times: "tomorrow morning", "within 24 hours".</summary>
    DateTimeRange,

    /// <summary>A duration: "two weeks".</summary>
    Duration,
}

/// <summary>A date, a time or a duration in a text, in the time zone of the speakers.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Kind">The kind.</param>
/// <param name="From">The time, or the start of a range. A time without a day is the next such time.</param>
/// <param name="To">The end of a range: the last day or the last moment; otherwise the same as <paramref name="From"/>.</param>
internal sealed record DateExpression(int Start, int Length, DateExpressionKind Kind, DateTime From, DateTime To)
{
    /// <summary>The length of a <see cref="DateExpressionKind.Duration"/>.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The last workday of a range if it differs from the last day: Friday of a week.</summary>
    public DateTime? LastWorkday { get; init; }

    /// <summary>Index after the last character.</summary>
    public int End => Start + Length;

    /// <summary>Whether the expression is a range with a start and an end.</summary>
    public bool IsRange => Kind is DateExpressionKind.DateRange or DateExpressionKind.TimeRange or DateExpressionKind.DateTimeRange;

    /// <summary>The kind, as the API names it: <c>date</c>, <c>datetimerange</c>.</summary>
    public string TypeName => Kind switch
    {
        DateExpressionKind.Date => "date",
        DateExpressionKind.Time => "time",
        DateExpressionKind.DateTime => "datetime",
        DateExpressionKind.DateRange => "daterange",
        DateExpressionKind.TimeRange => "timerange",
        DateExpressionKind.DateTimeRange => "datetimerange",
        _ => "duration",
    };

    /// <summary>
    /// The value as <c>yyyy-MM-dd</c>, <c>HH:mm:ss</c> or both; the start of a range; the seconds of a duration.
    /// </summary>
    public string Value => Kind == DateExpressionKind.Duration
        ? ((long)Duration.TotalSeconds).ToString(CultureInfo.InvariantCulture)
        : Text(From);

    /// <summary>The end of a range, in the form of <see cref="Value"/>.</summary>
    public string EndValue => Text(To);

    /// <summary>The last moment before a deadline of this expression passes; null for a duration.</summary>
    public DateTime? Due => Kind switch
    {
        DateExpressionKind.Duration => null,
        DateExpressionKind.Date or DateExpressionKind.DateRange => (LastWorkday ?? To).Date.AddDays(1).AddSeconds(-1),
        _ => To,
    };

    private string Text(DateTime time) => time.ToString(
        Kind switch
        {
            DateExpressionKind.Date or DateExpressionKind.DateRange => "yyyy-MM-dd",
            DateExpressionKind.Time or DateExpressionKind.TimeRange => "HH:mm:ss",
            _ => "yyyy-MM-dd HH:mm:ss",
        },
        CultureInfo.InvariantCulture);
}
