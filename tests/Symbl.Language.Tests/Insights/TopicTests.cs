using Symbl.Domain.Analysis;
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
    public void Recurring_phrases_are_topics()
    {
        var topics = new ConversationAnalysis(Talk.Of(Lines)).Topics.Topics;

        Assert.Equal(["billing portal", "invoices"], topics.Select(topic => topic.Text));
        Assert.Equal([1, 2, 3], topics[0].Messages.Select(Talk.Line));
        Assert.Equal([3, 4, 5], topics[1].Messages.Select(Talk.Line));
        Assert.All(topics, topic => Assert.InRange(topic.Score, 0.01, 0.99));
        Assert.True(topics[0].Sentiment.Score < 0);
    }

    [Fact]
    public void A_topic_inside_a_longer_topic_is_its_parent()
    {
        var topics = new ConversationAnalysis(Talk.Of(
            "Ann: The router is broken.",
            "Ben: Which router?",
            "Ann: The router in the hall, and I forgot the router password.",
            "Ben: The router password is on the label.")).Topics.Topics;

        Assert.Equal(["router"], topics.Single(topic => topic.Text == "router password").Parents);
        Assert.Empty(topics.Single(topic => topic.Text == "router").Parents);
    }

    [Fact]
    public void Requested_words_are_topics_if_the_conversation_contains_them()
    {
        var settings = new AnalysisSettings { TopicVocabulary = ["databases", "moon landing"] };
        var topics = new ConversationAnalysis(Talk.Of(Lines, settings)).Topics.Topics;

        Assert.Equal([4], topics.Single(topic => topic.Text == "database").Messages.Select(Talk.Line));
        Assert.DoesNotContain(topics, topic => topic.Text.Contains("moon", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_and_small_talk_are_no_topics() => Assert.Empty(new ConversationAnalysis(Talk.Of(
        "Ann: Hi Ben, how are you?", "Ben: Great, thanks Ann, and you?", "Ann: Great, thanks Ben.", "Ben: Okay, let's go.")).Topics.Topics);

    [Fact]
    public void Topics_that_occur_together_form_an_abstract_topic()
    {
        var found = new ConversationAnalysis(Talk.Of(Lines)).Topics.AbstractTopics;

        Assert.Equal("billing portal", Assert.Single(found).Text);
        Assert.Equal([1, 2, 3, 4, 5], found[0].Messages.Select(Talk.Line));
    }
}
