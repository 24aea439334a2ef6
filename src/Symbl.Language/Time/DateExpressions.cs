using System.Text.RegularExpressions;
using Symbl.Domain.Text;

namespace Symbl.Language.Time;

/// <summary>
/// Finds dates, times and durations in English text, and numeric dates in other languages: "by Friday", "tomorrow at 5", "the end of the week", "in two weeks",
/// "between 2 and 4 pm". The rules skip ambiguous words ("sat", "may", "at one point"). A time without am or pm is within business hours.
/// </summary>
internal static partial class DateExpressions
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Finds the expressions of a text, in order and without overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reference">Time of the text.</param>
    /// <param name="timezoneOffset">Offset of the speakers' time zone from UTC in minutes.</param>
    /// <param name="languageCode">BCP-47 language tag of the text. It decides the order of numeric dates.</param>
    public static IEnumerable<DateExpression> Find(
        string text, DateTimeOffset reference, int timezoneOffset, string languageCode = "en-US")
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Hint().IsMatch(text))
            return [];
        // Replaces characters by as many others, so that indexes stay valid.
        var plain = Hesitation().Replace(
            text.Replace('\u2019', '\'').Replace('\u00A0', ' '), match => new string(' ', match.Length));
        var order = NumericOrder.Of(languageCode);
        var now = DateTime.SpecifyKind(reference.UtcDateTime.AddMinutes(timezoneOffset), DateTimeKind.Unspecified);
        if (!Languages.IsEnglish(languageCode))
            return CalendarRules.InFigures(plain, now, order).OrderBy(date => date.Start);
        var found = CalendarRules.Find(plain, now, order)
            .Concat(PeriodRules.Find(plain, now))
            .Concat(ClockRules.Find(plain, now))
            .Where(expression => !IsPartOfNumber(plain, expression))
            .OrderBy(expression => expression.Start)
            .ThenByDescending(expression => expression.Length);
        return Join(plain, WithoutOverlap(found));
    }

    /// <summary>Converts a time in the time zone of the speakers to UTC.</summary>
    /// <param name="local">The time in the time zone of the speakers.</param>
    /// <param name="timezoneOffset">Offset of the time zone from UTC in minutes.</param>
    public static DateTimeOffset ToUtc(DateTime local, int timezoneOffset) =>
        new(DateTime.SpecifyKind(local.AddMinutes(-timezoneOffset), DateTimeKind.Utc));

    // "From 7.1 to 7.8" contains no time of day, although "1 to 7" looks like one.
    private static bool IsPartOfNumber(string text, DateExpression expression)
    {
        bool Digit(int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);
        bool Point(int at) => at >= 0 && at < text.Length && text[at] is '.' or ',';
        return (Digit(expression.Start) && Point(expression.Start - 1) && Digit(expression.Start - 2))
            || (Digit(expression.End - 1) && Point(expression.End) && Digit(expression.End + 1));
    }

    private static List<DateExpression> WithoutOverlap(IEnumerable<DateExpression> ordered)
    {
        var kept = new List<DateExpression>();
        foreach (var expression in ordered)
        {
            if (kept.Count == 0 || expression.Start >= kept[^1].End)
                kept.Add(expression);
            // Of two overlapping expressions, the longer one counts: "Tuesday the 5th" includes "Tuesday".
            else if (expression.End > kept[^1].End && expression.Length > kept[^1].Length)
                kept[^1] = expression;
        }

        return kept;
    }

    private static List<DateExpression> Join(string text, List<DateExpression> parts)
    {
        var joined = new List<DateExpression>();
        foreach (var part in parts)
        {
            var next = part.Kind == DateExpressionKind.Date ? WithPartOfDay(text, part) : part;
            if (joined.Count > 0 && Combine(text, joined[^1], next) is { } both)
                joined[^1] = both.Kind == DateExpressionKind.Date ? WithPartOfDay(text, both) : both;
            else
                joined.Add(next);
        }

        return joined;
    }

    private static DateExpression? Combine(string text, DateExpression first, DateExpression second)
    {
        var between = text[first.End..second.Start];
        DateExpression Both(DateExpressionKind kind, DateTime from, DateTime to) =>
            new(first.Start, second.End - first.Start, kind, from, to);
        DateTime On(DateTime day, DateTime time) => day.Date + time.TimeOfDay;

        switch (first.Kind, second.Kind)
        {
            case (DateExpressionKind.Date, DateExpressionKind.Time) when DateBeforeTime().IsMatch(between):
                return Both(DateExpressionKind.DateTime, On(first.From, second.From), On(first.From, second.From));
            case (DateExpressionKind.Time, DateExpressionKind.Date) when TimeBeforeDate().IsMatch(between):
                return Both(DateExpressionKind.DateTime, On(second.From, first.From), On(second.From, first.From));
            case (DateExpressionKind.Date, DateExpressionKind.TimeRange) when DateBeforeTime().IsMatch(between):
                return Both(DateExpressionKind.DateTimeRange, On(first.From, second.From), On(first.From, second.To));
            case (DateExpressionKind.TimeRange, DateExpressionKind.Date) when TimeBeforeDate().IsMatch(between):
                return Both(DateExpressionKind.DateTimeRange, On(second.From, first.From), On(second.From, first.To));
            // "Friday morning at 9", "at 9 on Friday morning".
            case (DateExpressionKind.DateTimeRange, DateExpressionKind.Time) when DateBeforeTime().IsMatch(between):
                return Both(DateExpressionKind.DateTime, Within(first, second.From), Within(first, second.From));
            case (DateExpressionKind.Time, DateExpressionKind.DateTimeRange) when TimeBeforeDate().IsMatch(between):
                return Both(DateExpressionKind.DateTime, Within(second, first.From), Within(second, first.From));
            // "End of day Friday", "Friday EOD", "close of business tomorrow".
            case (DateExpressionKind.Date, DateExpressionKind.Date) when TimeBeforeDate().IsMatch(between) && IsEndOfDay(text, first):
                return Both(DateExpressionKind.Date, second.From, second.From);
            case (DateExpressionKind.Date, DateExpressionKind.Date) when DateBeforeTime().IsMatch(between) && IsEndOfDay(text, second):
                return Both(DateExpressionKind.Date, first.From, first.From);
            case (DateExpressionKind.DateTime, DateExpressionKind.Date) when TimeBeforeDate().IsMatch(between) && IsEndOfDay(text, first):
                return Both(DateExpressionKind.DateTime, On(second.From, first.From), On(second.From, first.From));
            case (DateExpressionKind.Date, DateExpressionKind.DateTime) when DateBeforeTime().IsMatch(between) && IsEndOfDay(text, second):
                return Both(DateExpressionKind.DateTime, On(first.From, second.From), On(first.From, second.From));
            case (DateExpressionKind.Date, DateExpressionKind.Date) when second.From > first.From && IsRange(text, first, between):
                return Both(DateExpressionKind.DateRange, first.From, second.From);
            default:
                return null;
        }
    }

    /// <summary>Gets a time in a part of a day: "evening at nine" is 21:00.</summary>
    private static DateTime Within(DateExpression part, DateTime time)
    {
        var at = part.From.Date + TimeSpan.FromMinutes(time.TimeOfDay.TotalMinutes % (12 * 60));
        return part.From.Hour >= 12 ? at.AddHours(12) : at;
    }

    private static bool IsEndOfDay(string text, DateExpression expression) =>
        EndOfDay().IsMatch(text.AsSpan(expression.Start, expression.Length));

    private static bool IsRange(string text, DateExpression first, string between) =>
        Through().IsMatch(between)
        || (between.Trim().Equals("and", StringComparison.OrdinalIgnoreCase) && BeforeRange().IsMatch(text.AsSpan(0, first.Start)));

    private static DateExpression WithPartOfDay(string text, DateExpression day)
    {
        var match = PartOfDay().Match(text, day.End, Math.Min(24, text.Length - day.End));
        return match.Success && match.Index == day.End
            ? ClockRules.PartOf(day.Start, day.Length + match.Length, day.From, match.Groups["part"].Value)
            : day;
    }

    /// <summary>A fast test that skips the rules for most sentences.</summary>
    [GeneratedRegex(
        @"\d|\b(?:to(?:day|morrow|night)|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu|thurs?|fri|weekend"
        + @"|(?:week|month|quarter|year|day|hour|min|minute)s?|morning|afternoon|evening|noon|mid|midday|midnight"
        + @"|clock|am|pm|a\.m|p\.m|at\s+(?:" + SpokenNumbers.Hour + @")|eo[dwmqy]|cob|end|close"
        + @"|(?:past|to)\s+(?:" + SpokenNumbers.Hour + @")|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
        + @"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|" + SpokenNumbers.Ordinal + @")\b",
        Options)]
    private static partial Regex Hint();

    /// <summary>Hesitations, also between commas: "at 5, um, on Friday".</summary>
    [GeneratedRegex(
        @"(?:,\s?)?(?<!\d\s?)\b(?:u+[mh]+|uhm+|e+rm*|a+h+|h+m+|you\s+know|i\s+mean|let's\s+see|let\s+me\s+see|let's\s+say|i\s+think|i\s+guess)\b(?:,(?=\s))?"
        + @"|,\s?(?<!\d\s?)(?:like|well|say|maybe)(?=,\s)",
        Options)]
    private static partial Regex Hesitation();

    [GeneratedRegex(@"^,?\s+(?:(?:at|by|around|about|before|from|between|say|maybe|@|-)\s+)*(?:the\s+)?$", Options)]
    private static partial Regex DateBeforeTime();

    [GeneratedRegex(@"^,?\s+(?:on|of|by)?\s*$", Options)]
    private static partial Regex TimeBeforeDate();

    [GeneratedRegex(@"^\s*(?:to|through|thru|until|till|-|\u2013)\s*$", Options)]
    private static partial Regex Through();

    [GeneratedRegex(@"\bbetween\s+$", Options | RegexOptions.RightToLeft)]
    private static partial Regex BeforeRange();

    [GeneratedRegex(@"\G\s+(?:in\s+the\s+)?(?<part>morning|afternoon|evening|night)\b", Options)]
    private static partial Regex PartOfDay();

    [GeneratedRegex(@"^(?:the\s+)?(?:end|close)\s+of\s|^(?:EOD|COB)$", Options)]
    private static partial Regex EndOfDay();
}
