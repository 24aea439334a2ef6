using System.Globalization;
using System.Text.RegularExpressions;
using static Symbl.Language.Time.DateWords;
using static Symbl.Language.Time.SpokenNumbers;

namespace Symbl.Language.Time;

/// <summary>Finds days: relative days, days of the week, days of a month, and numeric dates.</summary>
internal static partial class CalendarRules
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Finds the days of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="now">The time of the text in the time zone of the speakers.</param>
    /// <param name="order">The order of numeric dates.</param>
    public static IEnumerable<DateExpression> Find(string text, DateTime now, NumericOrder order)
    {
        foreach (Match match in NamedDay().Matches(text))
            yield return Day(match, now.Date.AddDays(Offset(match.Value)));
        foreach (Match match in DayOfWeekPattern().Matches(text))
            if (Weekday(match, now) is { } day)
                yield return Day(match, day);
        foreach (Match match in MonthDay().Matches(text))
            if (InMonth(match, now) is { } found)
                yield return found;
        foreach (Match match in NumberedDay().Matches(text))
            if (Numbered(match, now) is { } day)
                yield return Day(match, day);
        foreach (var date in InFigures(text, now, order))
            yield return date;
    }

    /// <summary>Finds the numeric dates of a text in any language: <c>2026-03-05</c>, <c>5.3.2026</c>, <c>5/3/2026</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="now">The time of the text in the time zone of the speakers.</param>
    /// <param name="order">The order of day and month.</param>
    public static IEnumerable<DateExpression> InFigures(string text, DateTime now, NumericOrder order)
    {
        foreach (Match match in FiguresPattern().Matches(text))
            if (Figures(match, now, order) is { } day)
                yield return Day(match, day);
    }

    private static DateExpression Day(Match match, DateTime day) => new(match.Index, match.Length, DateExpressionKind.Date, day, day);

    private static int Offset(string named) => named.ToLowerInvariant() switch
    {
        "today" => 0,
        "tomorrow" => 1,
        "yesterday" => -1,
        var other => other.EndsWith("tomorrow", StringComparison.Ordinal) ? 2 : -2,
    };

    private static DateTime? Weekday(Match match, DateTime now)
    {
        var weekday = ParseWeekday(match.Groups["day"].Value);
        var coming = Coming(now, weekday);
        var inWeek = (int)weekday == 0 ? 6 : (int)weekday - 1;
        if (match.Groups["week"].Success)
        {
            return match.Groups["week"].Value.ToLowerInvariant() switch
            {
                "this" => Monday(now).AddDays(inWeek),
                "last" => Monday(now).AddDays(inWeek - 7),
                _ => Monday(now).AddDays(inWeek + 7),
            };
        }

        if (match.Groups["from"].Success)
            return coming.AddDays(7 * Parse(match.Groups["from"].Value));
        return match.Groups["which"].Value.ToLowerInvariant() switch
        {
            "last" or "past" or "this past" => coming.AddDays(-7) is var before && before == now.Date ? before.AddDays(-7) : before,
            // "Next Friday" is in the next week; "this Friday" and "Friday" are the next day of that name.
            "next" => Monday(now).AddDays(inWeek + 7),
            "this" when weekday == now.DayOfWeek => now.Date,
            _ => coming,
        };
    }

    private static DateExpression? InMonth(Match match, DateTime now)
    {
        var month = ParseMonth(match.Groups["month"].Value);
        var year = match.Groups["year"] is { Success: true } given ? int.Parse(given.Value, CultureInfo.InvariantCulture) : (int?)null;
        if (DayOf(now, month, Parse(match.Groups["day"].Value), year) is not { } first)
            return null;
        if (!match.Groups["last"].Success)
            return Day(match, first);
        return DayOf(now, month, Parse(match.Groups["last"].Value), first.Year) is { } last && last > first
            ? new DateExpression(match.Index, match.Length, DateExpressionKind.DateRange, first, last)
            : null;
    }

    /// <summary>Gets "the 15th": of this month if that day is not over, otherwise of the next month with such a day.</summary>
    private static DateTime? Numbered(Match match, DateTime now)
    {
        var day = Parse(match.Groups["day"].Value);
        if (day is < 1 or > 31)
            return null;
        var month = new DateTime(now.Year, now.Month, 1);
        while (day > DateTime.DaysInMonth(month.Year, month.Month) || month.AddDays(day - 1) < now.Date)
            month = month.AddMonths(1);
        return month.AddDays(day - 1);
    }

    private static DateTime? Figures(Match match, DateTime now, NumericOrder order)
    {
        int Number(string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

        var year = match.Groups["year"].Success ? Number("year") : (int?)null;
        if (year < 100)
            year += 2000;
        if (match.Groups["month"].Success)
            return At(Number("month"), Number("day"));
        var (first, second) = (Number("first"), Number("second"));
        var (month, day) = order == NumericOrder.MonthFirst ? (first, second) : (second, first);
        // The order of the language, unless only the other order is a valid date.
        return At(month, day) ?? At(day, month);

        DateTime? At(int inYear, int inMonth) => inYear is >= 1 and <= 12 ? DayOf(now, inYear, inMonth, year) : null;
    }

    [GeneratedRegex(@"\b(?:(?:the\s+)?day\s+(?:after\s+tomorrow|before\s+yesterday)|today|tomorrow|yesterday)\b", Options)]
    private static partial Regex NamedDay();

    [GeneratedRegex(
        @"\b(?:(?<day>" + DateWords.Weekday + @")\s+(?:of\s+)?(?:the\s+)?(?<week>this|next|last|following)\s+week\b"
        + @"|(?<week>this|next|last|following)\s+week,?\s+(?:on\s+)?(?<day>" + DateWords.Weekday + ")"
        + @"|(?<from>an?|one|two|three)\s+weeks?\s+from\s+(?:this\s+)?(?<day>" + DateWords.Weekday + ")"
        + @"|(?:(?<which>next|last|this\s+past|past|this|coming|this\s+coming|following)\s+)?(?<day>" + DateWords.Weekday + "))",
        Options)]
    private static partial Regex DayOfWeekPattern();

    private const string NamedYear = @"(?:,?\s+(?<year>(?:19|20)\d\d))?";

    [GeneratedRegex(
        @"\b(?:" + DateWords.Weekday + @",?\s+(?:the\s+)?)?(?:"
        + @"(?<month>" + Month + @")\s+(?:the\s+)?(?<day>" + DayOfMonth + @")"
        + @"(?:\s*(?:-|\u2013|to|through)\s*(?<last>" + DayOfMonth + @")\b)?"
        + @"(?![\p{L}\d%:]|[.,]\d)" + NamedYear
        + @"|(?:the\s+)?(?<day>" + DayOfMonth + @")"
        + @"(?:\s*(?:-|\u2013|to)\s*(?<last>\d{1,2}(?:st|nd|rd|th)?))?(?:\.?\s+(?:of\s+)?"
        + @"(?<month>" + Month + @")|\.\s+(?<month>" + GermanMonth + @"))(?!\p{L})" + NamedYear
        + ")",
        Options)]
    private static partial Regex MonthDay();

    [GeneratedRegex(
        @"(?:\b" + DateWords.Weekday + @",?\s+the\s+|(?<=\b(?:on|by|until|till|before|for|from|after)\s+)the\s+)"
        + @"(?<day>\d{1,2}(?:st|nd|rd|th)|" + Ordinal + @")\b" + Free,
        Options)]
    private static partial Regex NumberedDay();

    [GeneratedRegex(
        @"(?<![\d/.-])(?:(?<year>(?:19|20)\d\d)(?<by>[-/.])(?<month>\d{1,2})\k<by>(?<day>\d{1,2})"
        + @"|(?<first>\d{1,2})(?:/(?<second>\d{1,2})/(?<year>\d{4}|\d\d)|(?<by>[.-])\s?(?<second>\d{1,2})\k<by>\s?(?<year>(?:19|20)\d\d))"
        + @"|(?<=\b(?:on|by|before|until|due|from)\s+)(?<first>\d{1,2})/(?<second>\d{1,2}))(?![\d/-]|\.\d)",
        Options)]
    private static partial Regex FiguresPattern();
}
