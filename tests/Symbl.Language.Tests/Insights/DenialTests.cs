using System.Diagnostics;
using System.Globalization;
using Symbl.Domain.Analysis;
using Xunit;

namespace Symbl.Language.Tests.Insights;

/// <summary>Negations above a clause and before a date, and sentences with several promises. The conversation starts on Monday, May 6, 2024.</summary>
public sealed class DenialTests
{
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(200);

    [Theory]
    [InlineData("I don't think I'll send the report.")]
    [InlineData("I don't really think that I'll send the report.")]
    [InlineData("I do not believe I'll send the report by Friday.")]
    [InlineData("I doubt I'll send the report tomorrow.")]
    [InlineData("I very much doubt that we'll send the report.")]
    [InlineData("It's unlikely that I'll send the report.")]
    [InlineData("It's not very likely I'll send the report.")]
    [InlineData("Don't expect that I'll send the report tomorrow.")]
    [InlineData("There's no way I'll send the report.")]
    [InlineData("I wouldn't say we will send the report.")]
    [InlineData("Not that I'll send the report.")]
    [InlineData("I'm not going to send the report.")]
    [InlineData("I can't promise that I'll send the report by Friday.")]
    [InlineData("I'm not sure I'll send the report.")]
    [InlineData("I don't know if I'll send the report.")]
    [InlineData("I don't think, honestly, that I'll send the report.")]
    [InlineData("I don't think Ben will send the report.")]
    [InlineData("I don't think we need to update the documentation.")]
    [InlineData("Nobody thinks that our technician will replace the meter.")]
    [InlineData("I don't think I'll send the report or that I'll update the plan.")]
    [InlineData("I\u2019m not saying I\u2019ll send the report.")]
    [InlineData("I'll send no report.")]
    [InlineData("i don't think i'll send the report")]
    public void A_negation_above_a_clause_denies_its_commitment(string text)
    {
        var insights = new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights;

        Assert.Empty(insights.ActionItems);
        Assert.Empty(insights.FollowUps);
    }

    [Theory]
    [InlineData("I have no doubt that I'll send the report.")]
    [InlineData("I don't doubt I'll send the report.")]
    [InlineData("I don't think so, I'll send the report.")]
    [InlineData("I don't know, I'll send the report.")]
    [InlineData("I don't think that's right, so I'll send the report.")]
    [InlineData("It's not a problem, I'll send the report.")]
    public void A_negation_of_something_else_leaves_the_commitment(string text) =>
        Assert.Single(new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights.ActionItems);

    [Theory]
    [InlineData("I'll send the file, not tomorrow but on Thursday.", "2024-05-09")]
    [InlineData("I'll send the file not today or tomorrow but on Thursday.", "2024-05-09")]
    [InlineData("I'll send the file on Thursday, not on Friday.", "2024-05-09")]
    [InlineData("I'll send the file on Thursday rather than tomorrow.", "2024-05-09")]
    [InlineData("I'll send the file on Thursday instead of on Friday.", "2024-05-09")]
    [InlineData("I'll send the file, but not by Friday.", null)]
    [InlineData("I'll finish the check no later than Friday.", "2024-05-10")]
    [InlineData("I'll finish the check not later than Friday.", "2024-05-10")]
    [InlineData("I'll finish the check at the latest by Friday.", "2024-05-10")]
    [InlineData("I'll finish the check by Friday at the latest.", "2024-05-10")]
    [InlineData("I'll send the file, but not until Thursday.", "2024-05-09")]
    [InlineData("I'll send the file at 5, um, on Friday.", "2024-05-10 17:00")]
    [InlineData("I'll send the file at three uh tomorrow.", "2024-05-07 15:00")]
    [InlineData("I'll send the file on, er, Thursday.", "2024-05-09")]
    public void The_due_date_is_the_date_that_the_speaker_accepts(string text, string? due)
    {
        var item = Assert.Single(new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights.ActionItems);

        Assert.Equal(due is { Length: 10 } ? due + " 23:59" : due, item.DueBy?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("I'll send it to legal Monday and call you on Wednesday.", "send it to legal 2024-05-13; call you 2024-05-08")]
    [InlineData("I'll refund the fee today and send you a confirmation by Friday.", "refund the fee 2024-05-06; send you a confirmation 2024-05-10")]
    [InlineData("We'll ship the box tomorrow, and I'll email the label on Thursday.", "ship the box 2024-05-07; email the label 2024-05-09")]
    [InlineData("I'll prepare and send the contract by Friday.", "prepare and send the contract 2024-05-10")]
    [InlineData("Ben will send the draft tomorrow and review the plan on Friday.", "send the draft 2024-05-07; review the plan 2024-05-10")]
    public void Each_promise_of_a_sentence_has_its_own_date(string text, string expected)
    {
        var found = new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights.All;

        Assert.Equal(expected.Split("; ").Length, found.Count);
        foreach (var part in expected.Split("; "))
        {
            var item = Assert.Single(found, item => item.Text.Contains(part[..^11], StringComparison.Ordinal));
            Assert.Equal(part[^10..], item.DueBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("Let's catch up next week.")]
    [InlineData("Let's update the documentation by Friday.")]
    [InlineData("Okay, let's schedule a call for Thursday at 10.")]
    public void Let_us_equals_lets(string text)
    {
        var one = Assert.Single(new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights.All);
        var full = text.Replace("et's", "et us", StringComparison.Ordinal);
        var other = Assert.Single(new ConversationAnalysis(Talk.Of("Ann: " + full, "Ben: Hm.")).Insights.All);

        Assert.Equal((one.Kind, one.DueBy, one.Score, one.Assignee), (other.Kind, other.DueBy, other.Score, other.Assignee));
    }

    [Theory]
    [InlineData("I will and ")]
    [InlineData("I don't think that I'll send it on Monday and ")]
    [InlineData("not tomorrow or next Monday or ")]
    [InlineData("at 5, um, ")]
    [InlineData("you know, 5.3.2026, not, ")]
    public void The_time_of_a_long_sentence_is_linear(string part)
    {
        const int count = 1_500;
        var messages = new[] { 1, 4 }.Select(factor => Talk.Of("Ann: " + string.Concat(Enumerable.Repeat(part, factor * count)), "Ben: Hm.")).ToList();
        _ = Time(messages[0]);
        var (one, four) = (Time(messages[0]), Time(messages[1]));

        // Four times the length takes four times the time; a quadratic rule takes sixteen times.
        Assert.True(four < (10 * one) + Noise, $"{count} parts: {one}; {4 * count} parts: {four}");
    }

    /// <summary>Gets the shortest of some times: other processes only make a run longer.</summary>
    private static TimeSpan Time(AnalysisInput input) => Enumerable.Range(0, 4).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        Assert.NotNull(new ConversationAnalysis(input).Insights.All);
        return watch.Elapsed;
    });
}
