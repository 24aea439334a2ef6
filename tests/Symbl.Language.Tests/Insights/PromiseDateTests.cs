using System.Globalization;
using Xunit;

namespace Symbl.Language.Tests.Insights;

/// <summary>Dates of promises that speakers correct or state in other forms. The calls start on Monday, May 6, 2024, 09:00 UTC.</summary>
public sealed class PromiseDateTests
{
    [Theory]
    [InlineData("I'll review the draft by 5. June.", "2024-06-05 23:59:59")]
    [InlineData("I'll send the report by 12. Dezember.", "2024-12-12 23:59:59")]
    [InlineData("I'll send the report on 3. Juli 2024.", "2024-07-03 23:59:59")]
    [InlineData("I'll pay on Thursday, no wait, Friday.", "2024-05-10 23:59:59")]
    [InlineData("I'll pay on Thursday, I mean Friday.", "2024-05-10 23:59:59")]
    [InlineData("I'll send the report on Thursday, sorry, on Friday.", "2024-05-10 23:59:59")]
    [InlineData("I'll send the report tomorrow, actually, make that Friday.", "2024-05-10 23:59:59")]
    [InlineData("I'll send the report tomorrow \u2014 scratch that, on Friday at 5 pm.", "2024-05-10 17:00:00")]
    [InlineData("I'll send it not on Monday but on Wednesday, or rather Friday.", "2024-05-10 23:59:59")]
    [InlineData("I'll send the report on Friday, not Thursday.", "2024-05-10 23:59:59")]
    [InlineData("I'll have the numbers within 48 hours.", "2024-05-08 09:00:00")]
    [InlineData("I'll have the answer in two hours.", "2024-05-06 11:00:00")]
    [InlineData("We'll have the contract ready by Friday.", "2024-05-10 23:59:59")]
    public void The_last_stated_date_is_due(string text, string due)
    {
        var item = Assert.Single(new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights.ActionItems);

        Assert.Equal(text, item.Text);
        Assert.Equal(due, item.DueBy?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("I'll send the report on Wednesday. No, sorry, on Friday.", "2024-05-10")]
    [InlineData("I'll send the report on Wednesday. Actually, make it Friday.", "2024-05-10")]
    [InlineData("I'll send the report on Wednesday. Actually I'm out on Friday.", "2024-05-08")]
    public void A_sentence_that_only_corrects_the_date_counts(string text, string due)
    {
        var item = Assert.Single(new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights.ActionItems);

        Assert.Equal(due, item.DueBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("I'll send the contract by 5.3.2024 and book the room by June 20.", "2024-05-03", "2024-06-20")]
    [InlineData("I'll send the contract by Friday and book the room by June 20.", "2024-05-10", "2024-06-20")]
    public void Each_promise_keeps_its_own_date(string text, params string[] due) => Assert.Equal(
        due,
        new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights.ActionItems
            .Select(item => item.DueBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("I'll not only send the report but also call the client tomorrow.", "Ann", "2024-05-07 23:59:59")]
    [InlineData("I will not just fix the bug but also write a test by Friday.", "Ann", "2024-05-10 23:59:59")]
    [InlineData("Remind me to check the backup on Sunday.", "Ben", "2024-05-12 23:59:59")]
    [InlineData("Okay, remind us to renew the license.", "Ben", null)]
    public void Other_openings_are_action_items(string text, string assignee, string? due)
    {
        var item = Assert.Single(new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights.ActionItems);

        Assert.Equal(
            (assignee, due), (item.Assignee?.Name, item.DueBy?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_reminder_is_restated_as_a_request() => Assert.Equal(
        "Ann asked Ben to remind Ann to check the backup on Sunday.",
        Assert.Single(new ConversationAnalysis(Talk.Of("Ann: Remind me to check the backup on Sunday.", "Ben: Hm.")).Insights.ActionItems).Restated);

    [Theory]
    [InlineData("I'll not send the report.")]
    [InlineData("I'll have a coffee.")]
    [InlineData("That reminds me to eat more.")]
    public void Similar_words_promise_nothing(string text) =>
        Assert.Empty(new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights.ActionItems);
}
