using System.Text.RegularExpressions;
using Symbl.Language.Time;

namespace Symbl.Language.Entities;

/// <summary>Finds dates, dates of birth, times and durations.</summary>
internal static partial class TimeRules
{
    private const int CueReach = 40;

    /// <summary>Finds the times of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="said">Time of the text.</param>
    /// <param name="timezoneOffset">Offset of the speakers' time zone from UTC in minutes.</param>
    /// <param name="languageCode">BCP-47 language tag. Texts in other languages than English have numeric dates only.</param>
    public static IEnumerable<FoundEntity> Find(string text, DateTimeOffset said, int timezoneOffset, string languageCode) =>
        DateExpressions.Find(text, said, timezoneOffset, languageCode).Select(
            time => new FoundEntity(time.Start, LengthOf(text, time), KindOf(text, time), time.Value)
            {
                RangeEnd = time.IsRange ? time.EndValue : null,
            });

    // The point of "p.m." belongs to the time; the point of "3 pm." ends the sentence.
    private static int LengthOf(string text, DateExpression time) =>
        text[time.End - 1] == '.' && !text.AsSpan(time.Start, time.Length - 1).EndsWith(".m", StringComparison.OrdinalIgnoreCase)
            ? time.Length - 1
            : time.Length;

    private static EntityKind KindOf(string text, DateExpression time) => time.Kind switch
    {
        DateExpressionKind.Date when Birth().IsMatch(text[Math.Max(0, time.Start - CueReach)..time.Start]) => EntityKind.DateOfBirth,
        DateExpressionKind.Date => EntityKind.Date,
        DateExpressionKind.Time => EntityKind.Time,
        DateExpressionKind.DateTime => EntityKind.DateTime,
        DateExpressionKind.DateRange => EntityKind.DateRange,
        DateExpressionKind.TimeRange => EntityKind.TimeRange,
        DateExpressionKind.DateTimeRange => EntityKind.DateTimeRange,
        _ => EntityKind.Duration,
    };

    [GeneratedRegex(
        @"\b(?:born(?: on)?|birthday|date of birth|birth date|dob)\b[^.?!\d]{0,15}\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Birth();
}
