using Symbl.Domain.Analysis;
using Symbl.Language.Insights;
using Xunit;

namespace Symbl.Language.Tests.Insights;

public sealed class TopicTests
{
    private static readonly string[] Lines =
    [
        "Ann: The billing portal is down again.",
        "Ben: Yes, the billing portal was slow yesterday too, which is terrible.",
        "Ann: And the invoices are missing from the billing portal.",
        "Ben: I can see the invoices in the database.",
        "Ann: The customers ask for their invoice every day.",
        "Ben: I know, I know. I wanted to go home, you know.",
    ];

    [Fact]
    public void What_is_returned_to_is_a_topic()
    {
        var topics = TopicAnalysis.Of(Talk.Of(Lines)).Topics;

        Assert.Equal(["billing portal", "invoices"], topics.Select(topic => topic.Text));
        Assert.Equal([1, 2, 3], topics[0].Messages.Select(Talk.Line));
        Assert.Equal([3, 4, 5], topics[1].Messages.Select(Talk.Line));
        Assert.All(topics, topic => Assert.InRange(topic.Score, 0.01, 0.99));
        Assert.True(topics[0].Tone.Score < 0);
    }

    [Fact]
    public void A_topic_that_another_is_part_of_is_its_parent()
    {
        var topics = TopicAnalysis.Of(Talk.Of(
            "Ann: The router is broken.",
            "Ben: Which router?",
            "Ann: The router in the hall, and I forgot the router password.",
            "Ben: The router password is on the label.")).Topics;

        Assert.Equal(["router"], topics.Single(topic => topic.Text == "router password").Parents);
        Assert.Empty(topics.Single(topic => topic.Text == "router").Parents);
    }

    [Fact]
    public void Words_to_look_for_are_topics_when_they_are_said()
    {
        var topics = TopicAnalysis.Of(Talk.Of(Lines, new AnalysisSettings { TopicVocabulary = ["databases", "moon landing"] })).Topics;

        Assert.Equal([4], topics.Single(topic => topic.Text == "database").Messages.Select(Talk.Line));
        Assert.DoesNotContain(topics, topic => topic.Text.Contains("moon", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_and_chatter_are_no_topics() => Assert.Empty(TopicAnalysis.Of(Talk.Of(
        "Ann: Hi Ben, how are you?", "Ben: Great, thanks Ann, and you?", "Ann: Great, thanks Ben.", "Ben: Okay, let's go.")).Topics);

    [Fact]
    public void Topics_spoken_of_together_make_an_abstract_one()
    {
        var found = TopicAnalysis.Of(Talk.Of(Lines)).AbstractTopics;

        Assert.Equal("billing portal", Assert.Single(found).Text);
        Assert.Equal([1, 2, 3, 4, 5], found[0].Messages.Select(Talk.Line));
    }
}
