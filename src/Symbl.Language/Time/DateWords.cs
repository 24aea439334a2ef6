namespace Symbl.Language.Time;

/// <summary>Patterns that several kinds of date expressions share, and the meaning of their words.</summary>
internal static class DateWords
{
    /// <summary>A day of the week. Short forms need a capital, because they are words in lowercase.</summary>
    public const string Weekday =
        @"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri)(?:\.(?=\s+[\p{Ll}\d]))?)\b";

    /// <summary>A month, long or short.</summary>
    public const string Month =
        @"(?:january|february|march|april|may|june|july|august|september|october|november|december"
        + @"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)";

    /// <summary>A month in German that has another name in English.</summary>
    public const string GermanMonth = @"(?:januar|j\u00E4nner|februar|m\u00E4rz|maerz|mai|juni|juli|oktober|okt|dezember|dez)";

    /// <summary>A day of a month.</summary>
    public const string DayOfMonth = @"(?:\d{1,2}(?:st|nd|rd|th)?|" + SpokenNumbers.Ordinal + ")";

    /// <summary>The text after a day of a month. A noun after the number means no day: "the 5th floor".</summary>
    public const string Free =
        @"(?=\s*(?:$|[.,;:!?)])|\s+(?:and|or|but|so|if|then|to|for|with|at|on|in|by|from|because|when|as|is|was|works?|would|will|we|i|i'll"
        + @"|i'm|we'll|you|it|that|please|though|right|okay|ok|sharp|instead|today|tomorrow|tonight|this|next|latest"
        + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday|my|your|our|his|her|their)\\b)";

    private static readonly string[] Days = ["su", "mo", "tu", "we", "th", "fr", "sa"];

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    // The second twelve are other spellings.
    private static readonly string[] GermanMonths =
    [
        "jan", "feb", "m\u00E4r", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez",
        "j\u00E4n", "feb", "maer", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez",
    ];

    /// <summary>Gets the day of the week of a text that matches <see cref="Weekday"/>.</summary>
    /// <param name="text">The text.</param>
    public static DayOfWeek ParseWeekday(string text) =>
        (DayOfWeek)Array.FindIndex(Days, day => text.StartsWith(day, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gets the month, 1 to 12, of a text that matches <see cref="Month"/>.</summary>
    /// <param name="text">The text.</param>
    public static int ParseMonth(string text) =>
        1 + Array.FindIndex(Months, month => text.StartsWith(month, StringComparison.OrdinalIgnoreCase)) is var english and > 0
            ? english
            : 1 + Array.FindIndex(GermanMonths, month => text.StartsWith(month, StringComparison.OrdinalIgnoreCase)) % 12;

    /// <summary>Gets the Monday of the week of a day.</summary>
    /// <param name="day">The day.</param>
    public static DateTime Monday(DateTime day) => day.Date.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Gets the next day of a name after a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="weekday">The day of the week.</param>
    public static DateTime Coming(DateTime day, DayOfWeek weekday) =>
        day.Date.AddDays(1 + ((int)weekday - (int)day.DayOfWeek + 6) % 7);

    /// <summary>Gets the day of a month and a number. Chooses the closest year if the text names no year; null if the day does not exist.</summary>
    /// <param name="now">The time of the text.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day of the month.</param>
    /// <param name="year">The year, if named.</param>
    public static DateTime? DayOf(DateTime now, int month, int day, int? year)
    {
        DateTime? In(int y) =>
            y is > 0 and < 9999 && day >= 1 && day <= DateTime.DaysInMonth(y, month) ? new DateTime(y, month, day) : null;

        if (year is { } given)
            return In(given);
        var here = In(now.Year);
        // A day that is long past is in the next year: "January 5" in December.
        return here is { } past && past < now.Date.AddDays(-90) || here is null ? In(now.Year + 1) ?? here : here;
    }
}
