using System.Globalization;
using Xunit;

namespace Symbl.Language.Tests.Insights;

public sealed class CommitmentTests
{
    // The conversation of two members starts on Monday, May 6, 2024, 09:00 UTC.
    [Theory]
    [InlineData("I'll send you the contract by Friday.", "Ann", "2024-05-10 23:59:59", "Ann will send Ben the contract by Friday.")]
    [InlineData(
        "I\u2019m going to email the slides tomorrow at 5.",
        "Ann", "2024-05-07 17:00:00",
        "Ann will email the slides tomorrow at 5.")]
    [InlineData(
        "Could you send me the invoice by the end of the week?",
        "Ben", "2024-05-10 23:59:59",
        "Ann asked Ben to send Ann the invoice by the end of the week.")]
    [InlineData("Would you mind sending the form again?", "Ben", null, "Ann asked Ben to send the form again.")]
    [InlineData(
        "Ben, please update the price list in two weeks.",
        "Ben", "2024-05-20 23:59:59",
        "Ann asked Ben to update the price list in two weeks.")]
    [InlineData("Ben will prepare the offer.", "Ben", null, "Ben will prepare the offer.")]
    [InlineData("I need to finish the report by tomorrow.", "Ann", "2024-05-07 23:59:59", "Ann needs to finish the report by tomorrow.")]
    [InlineData("We need to update the documentation.", null, null, "Ann said: We need to update the documentation.")]
    [InlineData("By Friday I'll review your draft.", "Ann", "2024-05-10 23:59:59", "Ann will review Ben's draft.")]
    [InlineData(
        "i'll ship the replacement tomorrow morning",
        "Ann", "2024-05-07 12:00:00",
        "Ann will ship the replacement tomorrow morning.")]
    [InlineData("I'll send the Friday report.", "Ann", null, "Ann will send the Friday report.")]
    [InlineData("I'll forward the minutes of yesterday's call.", "Ann", null, "Ann will forward the minutes of yesterday's call.")]
    [InlineData("I'll send you the quote once I have the numbers.", "Ann", null, "Ann will send Ben the quote once Ann has the numbers.")]
    [InlineData(
        "Our technician will replace the meter on Thursday.",
        null, "2024-05-09 23:59:59",
        "Our technician will replace the meter on Thursday.")]
    public void A_commitment_is_an_action_item(string text, string? assignee, string? due, string restated)
    {
        var insights = new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights;
        var item = Assert.Single(insights.ActionItems);

        Assert.Empty(insights.FollowUps);
        Assert.Equal(text, item.Text);
        Assert.Equal(assignee, item.Assignee?.Name);
        Assert.Equal(due, item.DueBy?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        Assert.Equal(restated, item.Restated);
        Assert.Equal([1], item.Messages.Select(Talk.Line));
    }

    [Theory]
    [InlineData("If that doesn't work, I'll send a technician.")]
    [InlineData("I'll send you one if you want.")]
    [InlineData("I'll sign the form by Friday if my boss agrees.")]
    [InlineData("Then I can open a case with engineering.")]
    [InlineData("I won't send the contract.")]
    [InlineData("I will not sign the contract.")]
    [InlineData("I would have sent the contract.")]
    [InlineData("I was going to send the contract.")]
    [InlineData("We sent the contract yesterday.")]
    [InlineData("Do I need to send the contract?")]
    [InlineData("Should I send the contract?")]
    [InlineData("What I'll send is not clear.")]
    [InlineData("I thought I'll send the contract.")]
    [InlineData("Let me check that for you.")]
    [InlineData("I'll put you on hold for a moment.")]
    [InlineData("Let me share my screen.")]
    [InlineData("I'll be honest with you.")]
    [InlineData("I'll see.")]
    [InlineData("We'll see what happens.")]
    [InlineData("Could you confirm your date of birth?")]
    [InlineData("Please hold the line.")]
    [InlineData("You need to restart the router.")]
    [InlineData("You should buy the large one.")]
    [InlineData("I can send you a brochure.")]
    [InlineData("I need to return my shoes.")]
    [InlineData("There is nothing I need to send.")]
    [InlineData("Let me know if you have any questions.")]
    [InlineData("I'll do it.")]
    [InlineData("It will be delivered on Friday.")]
    public void Non_commitments_are_ignored(string text)
    {
        var insights = new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights;

        Assert.Empty(insights.ActionItems);
        Assert.Empty(insights.FollowUps);
    }

    [Theory]
    [InlineData("I'll call you back tomorrow.", "Ann", "2024-05-07 23:59:59")]
    [InlineData("Let's catch up next week.", null, "2024-05-17 23:59:59")]
    [InlineData("Great, I'll call you on Friday at 10:30 then.", "Ann", "2024-05-10 10:30:00")]
    [InlineData("I'll follow up with the vendor.", "Ann", null)]
    [InlineData("Let's schedule a call for Thursday at 10.", null, "2024-05-09 10:00:00")]
    [InlineData("I'll get back to you by Wednesday.", "Ann", "2024-05-08 23:59:59")]
    [InlineData("Could you set up a meeting with the team?", "Ben", null)]
    [InlineData("Talk to you on Friday.", null, "2024-05-10 23:59:59")]
    public void Plans_to_meet_or_talk_again_are_follow_ups(string text, string? assignee, string? due)
    {
        var insights = new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights;
        var item = Assert.Single(insights.FollowUps);

        Assert.Empty(insights.ActionItems);
        Assert.Equal(
            (assignee, due), (item.Assignee?.Name, item.DueBy?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("See you later.")]
    [InlineData("Talk to you soon.")]
    [InlineData("It was nice to meet you.")]
    [InlineData("We met on Friday.")]
    public void Farewells_are_no_follow_ups(string text) =>
        Assert.Empty(new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights.FollowUps);

    [Fact]
    public void An_accepted_request_is_firm_and_takes_the_date_of_the_reply()
    {
        var item = Assert.Single(new ConversationAnalysis(Talk.Of(
            "Ann: Could you send me the order numbers?", "Ben: Sure, I'll send them tomorrow.")).Insights.ActionItems);

        Assert.True(item.Definitive);
        Assert.Equal([1, 2], item.Messages.Select(Talk.Line));
        Assert.Equal("Ben will send Ann the order numbers.", item.Restated);
        Assert.Equal(new DateTimeOffset(2024, 5, 7, 23, 59, 59, TimeSpan.Zero), item.DueBy);
    }

    [Fact]
    public void A_refused_request_is_ignored() => Assert.Empty(new ConversationAnalysis(Talk.Of(
        "Ann: Could you send me the order numbers?", "Ben: No, I can't, sorry.")).Insights.ActionItems);

    [Fact]
    public void An_accepted_offer_is_an_action_item()
    {
        var item = Assert.Single(
            new ConversationAnalysis(Talk.Of("Ann: I can send you a brochure.", "Ben: That would be great.")).Insights.ActionItems);

        Assert.Equal(("Ann", false), (item.Assignee?.Name, item.Definitive));
    }

    [Fact]
    public void In_a_group_the_named_or_accepting_member_is_the_assignee()
    {
        var items = new ConversationAnalysis(Talk.Of(
            "Ann: Hello.",
            "Ben: Hello.",
            "Cleo: Hello.",
            "Ann: Cleo, could you order the badges?",
            "Ben: Well.",
            "Ann: And can you print the agenda?",
            "Ben: Sure.",
            "Ann: Someone needs to book the room.")).Insights.ActionItems;

        Assert.Equal(["Cleo", "Ben", null], items.Select(item => item.Assignee?.Name));
    }

    [Fact]
    public void A_repeated_commitment_is_one_item()
    {
        var item = Assert.Single(new ConversationAnalysis(Talk.Of(
            "Ann: I'll send you the signed contract.",
            "Ben: Thanks.",
            "Ann: So to recap, I'll send the signed contract by Friday.")).Insights.ActionItems);

        Assert.Equal([1, 3], item.Messages.Select(Talk.Line));
        Assert.Equal(new DateTimeOffset(2024, 5, 10, 23, 59, 59, TimeSpan.Zero), item.DueBy);
    }

    [Fact]
    public void People_and_times_in_the_text_have_offsets()
    {
        string[] lines = ["Ann: Ben, please send the plan by Friday.", "Ben: Hm."];
        var item = Assert.Single(new ConversationAnalysis(Talk.Of(lines, new() { DetectPhrases = true })).Insights.ActionItems);

        Assert.Equal(
            [("person", "Ben", 0), ("date", "Friday", 29)], item.Entities.Select(entity => (entity.Type, entity.Text, entity.Offset)));
        Assert.Equal(["send the plan by Friday"], item.Phrases);
        Assert.Empty(Assert.Single(new ConversationAnalysis(Talk.Of(lines)).Insights.ActionItems).Phrases);
    }

    [Fact]
    public void Days_follow_the_time_zone_of_the_speakers()
    {
        var input = Talk.Of(["Ann: I'll send it to legal today.", "Ben: Hm."], new() { TimezoneOffset = -600 });

        var item = Assert.Single(new ConversationAnalysis(input).Insights.ActionItems);

        // It is still Sunday in that time zone.
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 9, 59, 59, TimeSpan.Zero), item.DueBy);
    }
}
