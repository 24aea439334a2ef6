namespace Symbl.Language.Time;

/// <summary>Parts of patterns that several kinds of date expressions share, and what their words mean.</summary>
internal static class DateWords
{
    /// <summary>A day of the week. Short forms are words of their own when written small, and need their capital.</summary>
    public const string Weekday =
        @"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri)(?:\.(?=\s+[\p{Ll}\d]))?)\b";

    /// <summary>A month, long or short.</summary>
    public const string Month =
        @"(?:january|february|march|april|may|june|july|august|september|october|november|december"
        + @"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)";

    /// <summary>A day of a month.</summary>
    public const string DayOfMonth = @"(?:\d{1,2}(?:st|nd|rd|th)?|" + SpokenNumbers.Ordinal + ")";

    /// <summary>What is only a day of a month when it is not followed by what it counts: "the 5th", and not "the 5th floor".</summary>
    public const string Free =
        @"(?=\s*(?:$|[.,;:!?)])|\s+(?:and|or|but|so|if|then|to|for|with|at|on|in|by|from|because|when|as|is|was|works?|would|will|we|i|i'll"
        + @"|i'm|we'll|you|it|that|please|though|right|okay|ok|sharp|instead|today|tomorrow|tonight|this|next|latest"
        + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday|my|your|our|his|her|their)\\b)";

    private static readonly string[] Days = ["su", "mo", "tu", "we", "th", "fr", "sa"];

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static DayOfWeek ParseWeekday(string text) =>
        (DayOfWeek)Array.FindIndex(Days, day => text.StartsWith(day, StringComparison.OrdinalIgnoreCase));

    /// <summary>1 to 12.</summary>
    public static int ParseMonth(string text) =>
        1 + Array.FindIndex(Months, month => text.StartsWith(month, StringComparison.OrdinalIgnoreCase));

    /// <summary>Monday of the week a day lies in.</summary>
    public static DateTime Monday(DateTime day) => day.Date.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The first such day of the week after a day.</summary>
    public static DateTime Coming(DateTime day, DayOfWeek weekday) =>
        day.Date.AddDays(1 + ((int)weekday - (int)day.DayOfWeek + 6) % 7);

    /// <summary>The day a month and its number mean to someone who leaves out the year; null when there is no such day.</summary>
    public static DateTime? DayOf(DateTime now, int month, int day, int? year)
    {
        DateTime? In(int y) =>
            y is > 0 and < 9999 && day >= 1 && day <= DateTime.DaysInMonth(y, month) ? new DateTime(y, month, day) : null;

        if (year is { } given)
            return In(given);
        var here = In(now.Year);
        // A day that is long over is next year's: "January 5" said in December.
        return here is { } past && past < now.Date.AddDays(-90) || here is null ? In(now.Year + 1) ?? here : here;
    }
}
