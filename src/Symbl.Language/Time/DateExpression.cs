using System.Globalization;

namespace Symbl.Language.Time;

/// <summary>What a date expression tells.</summary>
internal enum DateExpressionKind
{
    /// <summary>A day: "Friday", "May 5th".</summary>
    Date,

    /// <summary>A time of the day: "at five", "3:30 pm".</summary>
    Time,

    /// <summary>A time of a day: "tomorrow at 5".</summary>
    DateTime,

    /// <summary>Days from one to another: "next week", "in March".</summary>
    DateRange,

    /// <summary>From one time of the day to another: "between 2 and 4 pm".</summary>
    TimeRange,

    /// <summary>From one time to another: "tomorrow morning", "within 24 hours".</summary>
    DateTimeRange,

    /// <summary>A length without a place in time: "two weeks".</summary>
    Duration,
}

/// <summary>A date, time or length in a text, on the speakers' clocks.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Characters.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="From">The time, or where a range begins. A time of the day without a day lies on the next day that has it ahead.</param>
/// <param name="To">Where a range ends: its last day, or its last moment; otherwise the same as <paramref name="From"/>.</param>
internal sealed record DateExpression(int Start, int Length, DateExpressionKind Kind, DateTime From, DateTime To)
{
    /// <summary>The length a <see cref="DateExpressionKind.Duration"/> tells.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The day of a range by which work is expected where that is not its last: Friday of a week.</summary>
    public DateTime? LastWorkday { get; init; }

    /// <summary>Index after its last character.</summary>
    public int End => Start + Length;

    /// <summary>Whether it is a range, which has a beginning and an end in place of a value.</summary>
    public bool IsRange => Kind is DateExpressionKind.DateRange or DateExpressionKind.TimeRange or DateExpressionKind.DateTimeRange;

    /// <summary>The kind as entities name it: <c>date</c>, <c>datetimerange</c>.</summary>
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
    /// The value in the locale-free form of entities: <c>yyyy-MM-dd</c>, <c>HH:mm:ss</c> or both; of a range where it begins; of a
    /// length its seconds.
    /// </summary>
    public string Value => Kind == DateExpressionKind.Duration
        ? ((long)Duration.TotalSeconds).ToString(CultureInfo.InvariantCulture)
        : Text(From);

    /// <summary>Where a range ends, in the form of <see cref="Value"/>.</summary>
    public string EndValue => Text(To);

    /// <summary>The last moment at which something asked for by this expression is in time; null for a length.</summary>
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
