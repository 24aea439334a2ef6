using System.Globalization;
using System.Text.RegularExpressions;
using static Symbl.Language.Time.DateWords;
using static Symbl.Language.Time.SpokenNumbers;

namespace Symbl.Language.Time;

/// <summary>Finds weeks, months, quarters and years, their parts, and durations with or without a reference point.</summary>
internal static partial class PeriodRules
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Finds the periods of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="now">The time of the text in the time zone of the speakers.</param>
    public static IEnumerable<DateExpression> Find(string text, DateTime now)
    {
        foreach (Match match in Named().Matches(text))
            if (NamedPeriod(match, now) is { } period)
                yield return period;
        foreach (Match match in Abbreviated().Matches(text))
            yield return EndOf(match, Period(Unit(match.Value[2]), now, 0));
        foreach (Match match in MonthAlone().Matches(text))
            yield return Part(match, MonthPeriod(match, now));
        foreach (Match match in Quarter().Matches(text))
            yield return Part(match, QuarterPeriod(match, now));
        foreach (Match match in YearAlone().Matches(text))
        {
            var first = new DateTime(int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), 1, 1);
            yield return Part(match, (first, first.AddYears(1).AddDays(-1)));
        }

        foreach (Match match in Length().Matches(text))
            if (Placed(match, now) is { } length)
                yield return length;
    }

    private static DateExpression? NamedPeriod(Match match, DateTime now)
    {
        var unit = match.Groups["unit"].Value.ToLowerInvariant();
        var which = match.Groups["which"].Value.ToLowerInvariant();
        // "The week" alone is no period. A part of it is one: "the end of the week".
        if (which is "" or "the" && !match.Groups["part"].Success)
            return null;
        var period = Period(unit, now, which switch { "next" or "following" or "the following" => 1, "last" or "past" => -1, _ => 0 });
        var found = Part(match, period);
        return unit == "week" && found.Kind == DateExpressionKind.DateRange && found.To == period.Last
            ? found with { LastWorkday = WorkdayBefore(period.Last, now) }
            : found;
    }

    private static string Unit(char initial) => initial switch
    {
        'W' => "week",
        'M' => "month",
        'Q' => "quarter",
        _ => "year",
    };

    /// <summary>Gets a whole period or the named part of it. The end is the last workday.</summary>
    private static DateExpression Part(Match match, (DateTime First, DateTime Last) period)
    {
        var days = (period.Last - period.First).Days + 1;
        var third = Math.Max(1, days / 3);
        DateExpression Range(DateTime from, DateTime to) => new(match.Index, match.Length, DateExpressionKind.DateRange, from, to);

        return match.Groups["part"].Value.ToLowerInvariant() switch
        {
            "end" => EndOf(match, period),
            "beginning" or "start" or "early" => Range(period.First, period.First.AddDays(third - 1)),
            "middle" or "mid" => Range(period.First.AddDays(third), period.First.AddDays(days - third - 1)),
            "late" => Range(period.First.AddDays(days - third), period.Last),
            _ => Range(period.First, period.Last),
        };
    }

    private static DateExpression EndOf(Match match, (DateTime First, DateTime Last) period)
    {
        // A week ends on Friday; a month ends on its last day of any kind.
        var day = (period.Last - period.First).Days == 6 ? period.First.AddDays(4) : period.Last;
        return new DateExpression(match.Index, match.Length, DateExpressionKind.Date, day, day);
    }

    private static DateTime WorkdayBefore(DateTime sunday, DateTime now) =>
        sunday.AddDays(-2) < now.Date && sunday >= now.Date ? sunday : sunday.AddDays(-2);

    private static (DateTime First, DateTime Last) Period(string unit, DateTime now, int step)
    {
        var month = new DateTime(now.Year, now.Month, 1);
        switch (unit)
        {
            case "week":
                var monday = Monday(now).AddDays(7 * step);
                return (monday, monday.AddDays(6));
            case "weekend":
                var saturday = Monday(now).AddDays(5 + 7 * step);
                return (saturday, saturday.AddDays(1));
            case "month":
                return (month.AddMonths(step), month.AddMonths(step + 1).AddDays(-1));
            case "quarter":
                var quarter = new DateTime(now.Year, (now.Month - 1) / 3 * 3 + 1, 1).AddMonths(3 * step);
                return (quarter, quarter.AddMonths(3).AddDays(-1));
            default:
                var year = new DateTime(now.Year + step, 1, 1);
                return (year, year.AddYears(1).AddDays(-1));
        }
    }

    private static (DateTime First, DateTime Last) MonthPeriod(Match match, DateTime now)
    {
        var number = ParseMonth(match.Groups["month"].Value);
        var year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture)
            : match.Groups["which"].Value.ToLowerInvariant() switch
            {
                "last" => number < now.Month ? now.Year : now.Year - 1,
                "next" => number > now.Month ? now.Year : now.Year + 1,
                // A month that is past for more than a quarter is in the next year.
                _ => number < now.Month - 3 ? now.Year + 1 : now.Year,
            };
        var first = new DateTime(year, number, 1);
        return (first, first.AddMonths(1).AddDays(-1));
    }

    private static (DateTime First, DateTime Last) QuarterPeriod(Match match, DateTime now)
    {
        var number = match.Groups["number"] is { Success: true } figure ? figure.Value[0] - '0' : Parse(match.Groups["ordinal"].Value);
        var year = match.Groups["year"] is { Success: true } given ? int.Parse(given.Value, CultureInfo.InvariantCulture) : now.Year;
        var first = new DateTime(year, 3 * number - 2, 1);
        return (first, first.AddMonths(3).AddDays(-1));
    }

    private static DateExpression? Placed(Match match, DateTime now)
    {
        var count = match.Groups["half"].Success ? 0.5 : Parse(match.Groups["count"].Value);
        if (match.Groups["andHalf"].Success)
            count += 0.5;
        var unit = match.Groups["unit"].Value.ToLowerInvariant();
        var before = match.Groups["before"].Value.ToLowerInvariant();
        var after = match.Groups["after"].Value.ToLowerInvariant();
        DateExpression Make(DateExpressionKind kind, DateTime from, DateTime to) => new(match.Index, match.Length, kind, from, to);

        if (after == "ago")
            return Point(Add(now, unit, -count));
        if (before.EndsWith("past", StringComparison.Ordinal) || before.EndsWith("last", StringComparison.Ordinal))
            return Span(Add(now, unit, -count), now);
        if (before.EndsWith("next", StringComparison.Ordinal) || before.StartsWith("within", StringComparison.Ordinal))
            return Span(now, Add(now, unit, count));
        if (before.Length > 0 && !match.Groups["article"].Success || after.Length > 0)
            return Point(Add(now, unit, count));
        // "A day" and "an hour" alone state a rate: "twice a day".
        if (match.Groups["count"].Value.ToLowerInvariant() is "a" or "an")
            return null;
        return Make(DateExpressionKind.Duration, now, now) with { Duration = Add(DateTime.UnixEpoch, unit, count) - DateTime.UnixEpoch };

        DateExpression Point(DateTime time) => IsOfClock(unit)
            ? Make(DateExpressionKind.DateTime, Minute(time), Minute(time))
            : Make(DateExpressionKind.Date, time.Date, time.Date);

        DateExpression Span(DateTime from, DateTime to) => IsOfClock(unit)
            ? Make(DateExpressionKind.DateTimeRange, Minute(from), Minute(to))
            : Make(DateExpressionKind.DateRange, from.Date, to.Date);
    }

    private static bool IsOfClock(string unit) => unit.StartsWith("min", StringComparison.Ordinal) || unit.StartsWith('h');

    private static DateTime Minute(DateTime time) => new(time.Year, time.Month, time.Day, time.Hour, time.Minute, 0);

    private static DateTime Add(DateTime time, string unit, double count) => unit[..2] switch
    {
        "mi" => time.AddMinutes(count),
        "ho" or "hr" => time.AddHours(count),
        "bu" or "wo" => AddWorkdays(time, (int)count),
        "da" => time.AddDays(count),
        "we" => time.AddDays(7 * count),
        "mo" => count == (int)count ? time.AddMonths((int)count) : time.AddMonths((int)count).AddDays(15),
        "qu" => time.AddMonths((int)(3 * count)),
        _ => time.AddMonths((int)(12 * count)),
    };

    private static DateTime AddWorkdays(DateTime time, int count)
    {
        for (var left = Math.Abs(count); left > 0;)
        {
            time = time.AddDays(Math.Sign(count));
            if (time.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                left--;
        }

        return time;
    }

    [GeneratedRegex(
        @"(?<!\bat\s+the\s+)\b(?:(?:(?<part>beginning|start|middle|end)\s+of\s+|(?<part>early|late|mid)[\s-]+|later\s+)"
        + @"(?=(?:the|this|next|last|week|month|quarter|year)\b))?"
        + @"(?:(?<which>this|next|last|past|the\s+following|the)(?:\s+(?:coming|current|whole))?\s+)?"
        + @"(?<unit>weekend|week|month|quarter|year)\b(?!-|\s+(?:ago|from)\b)",
        Options)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?-i:EO[WMQY])\b", Options)]
    private static partial Regex Abbreviated();

    [GeneratedRegex(
        @"(?:\b(?<part>beginning|start|middle|end)\s+of\s+|\b(?<part>early|late|mid)[\s-]+|\b(?<which>next|last)\s+"
        + @"|(?<=\b(?:in|by|until|till|since|before|after|during|of|through|from|this)\s+))"
        + @"(?!may\b(?!\s+(?:19|20)\d\d)(?-i:(?!May)))(?<month>" + Month + @")(?!\p{L})(?!\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\b)"
        + @"(?:,?\s+(?<year>(?:19|20)\d\d))?",
        Options)]
    private static partial Regex MonthAlone();

    [GeneratedRegex(
        @"\b(?:(?<part>beginning|start|middle|end)\s+of\s+(?:the\s+)?|(?<part>early|late|mid)[\s-]+)?"
        + @"(?:(?-i:Q)(?<number>[1-4])|(?:the\s+)?(?<ordinal>first|second|third|fourth)\s+quarter)\b"
        + @"(?:\s+(?:of\s+)?(?<year>(?:19|20)\d\d)\b)?",
        Options)]
    private static partial Regex Quarter();

    [GeneratedRegex(
        @"(?:\b(?<part>beginning|start|middle|end)\s+of\s+|\b(?<part>early|late|mid)[\s-]+"
        + @"|(?<=\b(?:in|by|until|since|of|during|through)\s+))(?<year>(?:19|20)\d\d)\b" + Free,
        Options)]
    private static partial Regex YearAlone();

    [GeneratedRegex(
        @"\b(?:(?<before>(?:(?:within|in|over|during|for)\s+)?(?:the\s+)?(?:next|last|past)|within|in)"
        + @"(?:\s+(?:about|around|roughly|maybe|approximately))?[\s]+)?"
        + @"(?:(?<half>half\s+an?)\s+(?=hour|day|year)|(?<count>" + Count + @")(?<andHalf>\s+and\s+a\s+half)?[\s-]+)"
        + @"(?<unit>min(?:ute)?|hour|hr|business\s+day|working\s+day|work\s*day|day|week|month|quarter|year)s?\b(?:'?\s+time\b)?"
        + @"(?:\s+(?<after>from\s+now|from\s+today|ago))?(?<article>(?=-old|\s+old\b))?",
        Options)]
    private static partial Regex Length();
}
