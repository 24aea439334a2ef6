using System.Globalization;
using CsCheck;
using Symbl.Language.Time;
using Xunit;

namespace Symbl.Language.Tests.Time;

public sealed class DateExpressionsTests
{
    // A Wednesday.
    private static readonly DateTimeOffset Said = new(2024, 5, 8, 10, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("I'll send it today.", "today = date 2024-05-08")]
    [InlineData("I'll send it tomorrow", "tomorrow = date 2024-05-09")]
    [InlineData("the day after tomorrow works", "the day after tomorrow = date 2024-05-10")]
    [InlineData("We spoke yesterday about it.", "yesterday = date 2024-05-07")]
    [InlineData("by Friday", "Friday = date 2024-05-10")]
    [InlineData("by friday, please", "friday = date 2024-05-10")]
    [InlineData("on Wednesday", "Wednesday = date 2024-05-15")]
    [InlineData("this Wednesday", "this Wednesday = date 2024-05-08")]
    [InlineData("next Friday", "next Friday = date 2024-05-17")]
    [InlineData("last Friday", "last Friday = date 2024-05-03")]
    [InlineData("Tuesday next week", "Tuesday next week = date 2024-05-14")]
    [InlineData("next week Thursday", "next week Thursday = date 2024-05-16")]
    [InlineData("a week from Friday", "a week from Friday = date 2024-05-17")]
    [InlineData("I sat with Wed and the sun came out", "Wed = date 2024-05-15")]
    [InlineData("She sat there in the sun and they wed.", "")]
    [InlineData("We meet Mondays", "")]
    [InlineData("The satisfaction went from 7.1 to 7.8.", "")]
    [InlineData("on May 15th", "May 15th = date 2024-05-15")]
    [InlineData("on the 15th of May, 2025", "the 15th of May, 2025 = date 2025-05-15", 3)]
    [InlineData("january 5", "january 5 = date 2025-01-05")]
    [InlineData("Friday, May 10", "Friday, May 10 = date 2024-05-10")]
    [InlineData("May 13 to 17", "May 13 to 17 = daterange 2024-05-13..2024-05-17")]
    [InlineData("march twenty third", "march twenty third = date 2024-03-23")]
    [InlineData("February 30", "")]
    [InlineData("you may 5 times", "may 5 = date 2024-05-05")]
    [InlineData("by the 20th", "the 20th = date 2024-05-20")]
    [InlineData("by the 3rd.", "the 3rd = date 2024-06-03")]
    [InlineData("on the 5th floor", "")]
    [InlineData("on the first try", "")]
    [InlineData("due 2024-06-01", "2024-06-01 = date 2024-06-01")]
    [InlineData("on 6/14", "6/14 = date 2024-06-14")]
    [InlineData("it is 24/7 support", "")]
    [InlineData("on 14/6/2024", "14/6/2024 = date 2024-06-14")]
    [InlineData("version 10.0.14", "")]
    [InlineData("next week", "next week = daterange 2024-05-13..2024-05-19")]
    [InlineData("later this week", "later this week = daterange 2024-05-06..2024-05-12")]
    [InlineData("by the end of the week", "end of the week = date 2024-05-10")]
    [InlineData("by end of week", "end of week = date 2024-05-10")]
    [InlineData("end of next week", "end of next week = date 2024-05-17")]
    [InlineData("early next week", "early next week = daterange 2024-05-13..2024-05-14")]
    [InlineData("by the end of the month", "end of the month = date 2024-05-31")]
    [InlineData("by EOW", "EOW = date 2024-05-10")]
    [InlineData("end of June", "end of June = date 2024-06-30")]
    [InlineData("in July", "July = daterange 2024-07-01..2024-07-31")]
    [InlineData("This may help in a way", "")]
    [InlineData("next quarter", "next quarter = daterange 2024-07-01..2024-09-30")]
    [InlineData("by end of Q3", "end of Q3 = date 2024-09-30")]
    [InlineData("in 2025", "2025 = daterange 2025-01-01..2025-12-31")]
    [InlineData("in 2000 stores", "")]
    [InlineData("in two weeks", "in two weeks = date 2024-05-22")]
    [InlineData("within 24 hours", "within 24 hours = datetimerange 2024-05-08 10:30:00..2024-05-09 10:30:00")]
    [InlineData("in an hour", "in an hour = datetime 2024-05-08 11:30:00")]
    [InlineData("in half an hour", "in half an hour = datetime 2024-05-08 11:00:00")]
    [InlineData("over the next couple of days", "over the next couple of days = daterange 2024-05-08..2024-05-10")]
    [InlineData("in three business days", "in three business days = date 2024-05-13")]
    [InlineData("two days ago", "two days ago = date 2024-05-06")]
    [InlineData("it took 30 minutes", "30 minutes = duration 1800")]
    [InlineData("a two-week trial", "two-week = duration 1209600")]
    [InlineData("twice a day", "")]
    [InlineData("this weekend", "this weekend = daterange 2024-05-11..2024-05-12")]
    [InlineData("at 5", "5 = time 17:00:00")]
    [InlineData("call me at five thirty", "five thirty = time 17:30:00")]
    [InlineData("at one point", "")]
    [InlineData("at 5 percent", "")]
    [InlineData("3:45 pm", "3:45 pm = time 15:45:00")]
    [InlineData("We close at 5 pm.", "5 pm = time 17:00:00")]
    [InlineData("We close at 5 p.m.", "5 p.m. = time 17:00:00")]
    [InlineData("at 9 a.m. sharp", "9 a.m. = time 09:00:00")]
    [InlineData("half past two", "half past two = time 14:30:00")]
    [InlineData("quarter to nine", "quarter to nine = time 08:45:00")]
    [InlineData("at noon", "noon = time 12:00:00")]
    [InlineData("ten o'clock", "ten o'clock = time 10:00:00")]
    [InlineData("between 2 and 4 pm", "between 2 and 4 pm = timerange 14:00:00..16:00:00")]
    [InlineData("from 9 am to 5 pm", "from 9 am to 5 pm = timerange 09:00:00..17:00:00")]
    [InlineData("tomorrow at 5", "tomorrow at 5 = datetime 2024-05-09 17:00:00")]
    [InlineData("3 pm on Friday", "3 pm on Friday = datetime 2024-05-10 15:00:00")]
    [InlineData("at 5, um, on Friday", "5, um, on Friday = datetime 2024-05-10 17:00:00")]
    [InlineData("at three uh tomorrow", "three uh tomorrow = datetime 2024-05-09 15:00:00")]
    [InlineData("tomorrow, you know, at 5", "tomorrow, you know, at 5 = datetime 2024-05-09 17:00:00")]
    [InlineData("next, erm, Friday", "next, erm, Friday = date 2024-05-17")]
    [InlineData("Friday at ten", "Friday at ten = datetime 2024-05-10 10:00:00")]
    [InlineData("tomorrow morning", "tomorrow morning = datetimerange 2024-05-09 06:00:00..2024-05-09 12:00:00")]
    [InlineData("Friday afternoon at 3", "Friday afternoon at 3 = datetime 2024-05-10 15:00:00")]
    [InlineData("this afternoon", "this afternoon = datetimerange 2024-05-08 12:00:00..2024-05-08 18:00:00")]
    [InlineData("tonight", "tonight = datetimerange 2024-05-08 18:00:00..2024-05-08 23:59:59")]
    [InlineData("by end of day", "end of day = date 2024-05-08")]
    [InlineData("by EOD Friday", "EOD Friday = date 2024-05-10")]
    [InlineData("by close of business tomorrow", "close of business tomorrow = datetime 2024-05-09 17:00:00")]
    [InlineData("But at the end of the day it is their call.", "")]
    [InlineData("Monday through Wednesday", "Monday through Wednesday = daterange 2024-05-13..2024-05-15")]
    [InlineData("between Thursday and Friday", "Thursday and Friday = daterange 2024-05-09..2024-05-10", 8)]
    [InlineData("Thursday or Friday", "Thursday = date 2024-05-09; Friday = date 2024-05-10")]
    [InlineData(
        "Tomorrow\u2019s call is at 2 and the next is on Monday",
        "Tomorrow = date 2024-05-09; 2 = time 14:00:00; Monday = date 2024-05-13")]
    public void An_expression_is_found_with_its_value(string text, string expected, int start = -1)
    {
        var found = DateExpressions.Find(text, Said, 0).ToList();

        Assert.Equal(expected, string.Join("; ", found.Select(expression => Show(text, expression))));
        if (start >= 0)
            Assert.Equal(start, found[0].Start);
    }

    [Theory]
    [InlineData("on 5.3.2026", "de-DE", "2026-03-05")]
    [InlineData("am 5.3.2026", "de-DE", "2026-03-05")]
    [InlineData("am 05. 03. 2026", "de", "2026-03-05")]
    [InlineData("le 5/3/2026", "fr-FR", "2026-03-05")]
    [InlineData("op 5-3-2026", "nl-NL", "2026-03-05")]
    [InlineData("on 5.3.2026", "en-GB", "2026-03-05")]
    [InlineData("on 5/3/2026", "en-GB", "2026-03-05")]
    [InlineData("on 5/3/2026", "en-AU", "2026-03-05")]
    [InlineData("on 5/3/2026", "en-US", "2026-05-03")]
    [InlineData("on 5.3.2026", "en-US", "2026-05-03")]
    [InlineData("on 5/3/2026", "en", "2026-05-03")]
    [InlineData("on 25.3.2026", "en-US", "2026-03-25")]
    [InlineData("on 3/25/2026", "en-GB", "2026-03-25")]
    [InlineData("on 2026-03-05", "en-US", "2026-03-05")]
    [InlineData("am 2026-03-05", "de-DE", "2026-03-05")]
    [InlineData("2026/3/5", "ja-JP", "2026-03-05")]
    [InlineData("by 5/6", "en-US", "2024-05-06")]
    [InlineData("by 5/6", "en-GB", "2024-06-05")]
    public void The_language_decides_the_order_of_numeric_dates(string text, string language, string expected) =>
        Assert.Equal(expected, Assert.Single(DateExpressions.Find(text, Said, 0, language)).Value);

    [Theory]
    [InlineData("version 5.3.2026.1", "en-US")]
    [InlineData("am 35.3.2026", "de-DE")]
    [InlineData("am Freitag um 5", "de-DE")]
    public void Other_numbers_are_no_dates(string text, string language) => Assert.Empty(DateExpressions.Find(text, Said, 0, language));

    [Theory]
    [InlineData("by Friday", "2024-05-10T23:59:59")]
    [InlineData("next week", "2024-05-17T23:59:59")]
    [InlineData("tomorrow at 5", "2024-05-09T17:00:00")]
    [InlineData("tomorrow morning", "2024-05-09T12:00:00")]
    [InlineData("in July", "2024-07-31T23:59:59")]
    [InlineData("at 9 am", "2024-05-09T09:00:00")]
    public void The_due_time_is_the_end_of_the_expression(string text, string due) =>
        Assert.Equal(DateTime.Parse(due, CultureInfo.InvariantCulture), Assert.Single(DateExpressions.Find(text, Said, 0)).Due);

    [Fact]
    public void Days_follow_the_time_zone_of_the_speakers()
    {
        var late = new DateTimeOffset(2024, 5, 8, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal("2024-05-09", Assert.Single(DateExpressions.Find("today", late, 120)).Value);
        Assert.Equal("2024-05-08", Assert.Single(DateExpressions.Find("today", late, -300)).Value);
        Assert.Equal(
            new DateTimeOffset(2024, 5, 9, 21, 59, 59, TimeSpan.Zero),
            DateExpressions.ToUtc(Assert.Single(DateExpressions.Find("today", late, 120)).Due!.Value, 120));
    }

    [Fact]
    public void Expressions_are_in_order_and_do_not_overlap()
    {
        string[] words =
        [
            "Friday", "next", "week", "at", "5", "may", "the", "15th", "in", "two", "days", "end", "of", "month", "pm", "tomorrow", "and",
            ",", ".", "31", "february", "2024", "half", "past", "between", "last", "EOD", "morning", "half an hour", "12/31/99", "0",
            "24:00", "\u2019s", "Q4",
        ];
        Gen.Select(Gen.Int[0, words.Length - 1].Array[0, 12], Gen.Int[-720, 840], Gen.Int[-40_000, 60_000])
            .Sample((parts, offset, day) =>
            {
                var text = string.Join(' ', parts.Select(part => words[part]));
                var end = 0;
                foreach (var expression in DateExpressions.Find(text, Said.AddDays(day), offset))
                {
                    Assert.InRange(expression.Start, end, text.Length);
                    Assert.InRange(expression.Length, 1, text.Length - expression.Start);
                    Assert.True(expression.From <= expression.To, text);
                    end = expression.End;
                }
            });
    }

    private static string Show(string text, DateExpression expression) =>
        $"{text.Substring(expression.Start, expression.Length)} = {expression.TypeName} {expression.Value}"
        + (expression.IsRange ? ".." + expression.EndValue : "");
}
