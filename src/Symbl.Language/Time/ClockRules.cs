using System.Globalization;
using System.Text.RegularExpressions;
using static Symbl.Language.Time.DateWords;
using static Symbl.Language.Time.SpokenNumbers;

namespace Symbl.Language.Time;

/// <summary>Finds times of day and parts of the day.</summary>
internal static partial class ClockRules
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private static readonly TimeSpan LastSecond = new(23, 59, 59);
    private static readonly TimeSpan EndOfBusiness = TimeSpan.FromHours(17);

    /// <summary>Finds the times of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="now">The time of the text in the time zone of the speakers.</param>
    public static IEnumerable<DateExpression> Find(string text, DateTime now)
    {
        foreach (Match match in Range().Matches(text))
            if (TimeRange(match, now) is { } range)
                yield return range;
        foreach (Match match in Clock().Matches(text))
            if (TimeOf(match, "") is { } time)
                yield return At(match, now, time);
        foreach (Match match in PastHour().Matches(text))
            if (Relative(match) is { } time)
                yield return At(match, now, time);
        foreach (Match match in Noon().Matches(text))
            yield return At(match, now, match.Groups["midnight"].Success ? TimeSpan.Zero : TimeSpan.FromHours(12));
        foreach (Match match in EndOfDay().Matches(text))
        {
            var time = now.Date + (match.Groups["business"].Success ? EndOfBusiness : LastSecond);
            // Without an hour, only the day counts.
            yield return match.Groups["business"].Success
                ? new DateExpression(match.Index, match.Length, DateExpressionKind.DateTime, time, time)
                : new DateExpression(match.Index, match.Length, DateExpressionKind.Date, time.Date, time.Date);
        }

        foreach (Match match in PartOfToday().Matches(text))
            yield return PartOf(match.Index, match.Length, now.Date, match.Groups["part"].Value);
    }

    /// <summary>Creates the range of a part of a day, such as the morning.</summary>
    /// <param name="start">Index of the first character.</param>
    /// <param name="length">Number of characters.</param>
    /// <param name="day">The day.</param>
    /// <param name="part">The part in words.</param>
    public static DateExpression PartOf(int start, int length, DateTime day, string part)
    {
        var (from, to) = part.ToLowerInvariant() switch
        {
            "morning" => (TimeSpan.FromHours(6), TimeSpan.FromHours(12)),
            "afternoon" => (TimeSpan.FromHours(12), TimeSpan.FromHours(18)),
            "evening" => (TimeSpan.FromHours(18), TimeSpan.FromHours(22)),
            _ => (TimeSpan.FromHours(18), LastSecond),
        };
        return new DateExpression(start, length, DateExpressionKind.DateTimeRange, day.Date + from, day.Date + to);
    }

    private static DateExpression At(Match match, DateTime now, TimeSpan time)
    {
        var next = Ahead(now, time);
        return new DateExpression(match.Index, match.Length, DateExpressionKind.Time, next, next);
    }

    private static DateTime Ahead(DateTime now, TimeSpan time) => now.Date + time < now ? now.Date.AddDays(1) + time : now.Date + time;

    private static DateExpression? TimeRange(Match match, DateTime now)
    {
        if (TimeOf(match, "2") is not { } to || TimeOf(match, "1", to) is not { } from || from >= to)
            return null;
        var day = Ahead(now, to).Date;
        return new DateExpression(match.Index, match.Length, DateExpressionKind.TimeRange, day + from, day + to);
    }

    /// <summary>Gets the time of a match. Without am or pm, the time is within business hours.</summary>
    private static TimeSpan? TimeOf(Match match, string number, TimeSpan? before = null)
    {
        var text = match.Groups["hour" + number].Value;
        var hour = Parse(text);
        var minute = match.Groups["minute" + number] is { Success: true } group
            ? char.IsAsciiDigit(group.Value[0]) ? int.Parse(group.Value, CultureInfo.InvariantCulture) : Parse(group.Value)
            : 0;
        if (hour > 23 || minute > 59)
            return null;
        var half = match.Groups["half" + number].Value.ToLowerInvariant();
        if (half.Length > 0)
        {
            if (hour is 0 or > 12)
                return null;
            hour = hour % 12 + (half[0] == 'p' || half is "afternoon" or "evening" or "night" ? 12 : 0);
        }
        else if (before is { } end)
        {
            // "9 to 5 pm", "2 to 4 pm": the latest time before the end.
            hour = hour <= 12 && hour % 12 + 12 < end.TotalHours ? hour % 12 + 12 : hour;
        }
        else if (hour is >= 1 and <= 7 && text[0] != '0')
        {
            hour += 12;
        }

        return new TimeSpan(hour, minute, 0);
    }

    private static TimeSpan? Relative(Match match)
    {
        if (TimeOf(match, "") is not { } hour)
            return null;
        var minutes = match.Groups["minutes"].Value.ToLowerInvariant() switch
        {
            "half" => 30,
            "quarter" or "a quarter" => 15,
            var spoken => Parse(spoken),
        };
        return match.Groups["to"].Success ? hour - TimeSpan.FromMinutes(minutes) : hour + TimeSpan.FromMinutes(minutes);
    }

    private const string HalfOfDay = @"(?:[ap]\.m\b\.?|[ap]m\b|[ap]\s+m\b)";
    private const string InPart = @"\s+(?:in\s+the|at)\s+";
    private const string InTheOnly = @"\s+in\s+the\s+";

    [GeneratedRegex(
        @"\b(?:(?:between|from)\s+)?(?<hour1>\d{1,2}|" + Hour + @")(?:[:.](?<minute1>\d\d))?\s*(?<half1>" + HalfOfDay + ")?"
        + @"\s*(?:-|\u2013|to|and|until|till)\s*"
        + @"(?<hour2>\d{1,2}|" + Hour + @")(?:[:.](?<minute2>\d\d))?\s*(?<half2>" + HalfOfDay + ")",
        Options)]
    private static partial Regex Range();

    [GeneratedRegex(
        @"(?<![\d:.$\u20AC\u00A3])\b(?:"
        + @"(?<hour>\d{1,2})(?:[:.](?<minute>\d\d))?\s*(?<half>" + HalfOfDay + ")"
        + @"|(?<hour>" + Hour + @")(?:\s+(?<minute>thirty|fifteen|forty[ -]five|ten|twenty))?\s+(?<half>" + HalfOfDay + ")"
        + @"|(?<hour>\d{1,2}):(?<minute>[0-5]\d)(?![\d:])(?:" + InPart + @"(?<half>morning|afternoon|evening|night))?"
        + @"|(?<hour>\d{1,2}|" + Hour + @")\s+o'?\s?clock\b(?:" + InPart + @"(?<half>morning|afternoon|evening|night))?"
        + @"|(?<=\b(?:at|around)\s+)(?<hour>1[0-2]|[1-9]|" + Hour + @")(?:\s+(?<minute>thirty|fifteen|forty[ -]five))?(?:" + InPart
        + @"(?<half>morning|afternoon|evening|night)\b|\b" + Free + ")"
        + @"|(?<=\b(?:by|before|until|till|after)\s+)(?<hour>1[0-2]|[1-9]|" + Hour + @")(?:\s+(?<minute>thirty|fifteen))?"
        + @"(?=\s+(?:today|tomorrow|tonight|(?:on\s+)?" + Weekday + @"))"
        + @"|(?<hour>1[0-2]|[1-9]|" + Hour + @")" + InTheOnly + @"(?<half>morning|afternoon|evening)\b)",
        Options)]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"\b(?<minutes>half|a\s+quarter|quarter|ten|five|twenty|\d{1,2})\s+(?:past|(?<to>to))\s+"
        + @"(?<hour>1[0-2]|[1-9]|" + Hour + @")\b(?<half>)" + Free,
        Options)]
    private static partial Regex PastHour();

    [GeneratedRegex(@"\b(?:noon|midday|(?<midnight>midnight))\b", Options)]
    private static partial Regex Noon();

    [GeneratedRegex(
        @"\b(?:(?<!\bat\s+(?:the\s+)?)(?:the\s+)?end\s+of\s+(?:(?:the|my|your)\s+)?(?:(?<business>business(?:\s+day)?)|day)"
        + @"|(?:the\s+)?close\s+of\s+(?<business>business|play)|(?-i:EOD|(?<business>COB)))\b",
        Options)]
    private static partial Regex EndOfDay();

    [GeneratedRegex(@"\b(?:(?:(?:later|earlier|early|late)\s+)?this\s+(?<part>morning|afternoon|evening)|to(?<part>night))\b", Options)]
    private static partial Regex PartOfToday();
}
