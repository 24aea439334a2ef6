using System.Diagnostics;
using CsCheck;
using Symbl.Domain.Analysis;
using Symbl.Language.Insights;
using Symbl.Recognition.Tests;
using Xunit;

namespace Symbl.Language.Tests.Insights;

/// <summary>Properties of the insights of any conversation: random lines of the sample conversations.</summary>
public sealed class InsightProperties
{
    private const int LongConversation = 20_000;

    private static readonly string[] Lines =
    [
        .. Directory.GetFiles(RepositoryFiles.Conversations, "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadAllLines).Where(line => line.Contains(": ", StringComparison.Ordinal)),
        "Ann: ", "Ben: ?", "Ann: ... , ,", "Ben: I'll", "Ann: I will I will send send", "Ben: \u2019\u2019 could you please",
    ];

    private static readonly Gen<AnalysisInput> Conversations =
        Gen.Int[0, Lines.Length - 1].Array[0, 40].Select(picks =>
            Talk.Of([.. picks.Select(pick => Lines[pick])], new AnalysisSettings { DetectPhrases = true }));

    [Fact]
    public void Insights_quote_their_messages_in_order() => Conversations.Sample(
        input =>
        {
            var insights = new ConversationAnalysis(input).Insights;
            foreach (var insight in insights.All)
            {
                AssertInOrder(input, insight.Messages);
                Assert.Equal(insight.Text, insight.Messages[0].Text.Substring(insight.Offset, insight.Text.Length));
                Assert.Equal(insight.Messages[0].MemberId, insight.From.Id);
                Assert.InRange(insight.Score, 0.5, 1);
                Assert.Matches("^[1-8][0-9]{15}$", insight.Id);
                Assert.All(
                    insight.Entities,
                    entity => Assert.Equal(entity.Text, insight.Text.Substring(entity.Offset, entity.Text.Length)));
                if (insight.Kind == InsightKind.Question)
                    continue;
                AssertInOrder(input, insight.Context);
                Assert.Contains(Assert.Single(insight.Phrases), insight.Text, StringComparison.Ordinal);
                Assert.True(insight.DueBy is null || insight.DueBy >= Talk.Start);
            }

            Assert.Equal(insights.All.Select(insight => insight.Id).Distinct(), insights.All.Select(insight => insight.Id));
            Assert.Equal(
                insights.All.Select(insight => insight.Messages[0].Id).Order(), insights.All.Select(insight => insight.Messages[0].Id));
        },
        iter: 80);

    [Fact]
    public void Topics_and_summaries_quote_the_messages() => Conversations.Sample(
        input =>
        {
            var topics = new ConversationAnalysis(input).Topics;
            foreach (var topic in topics.Topics)
            {
                AssertInOrder(input, topic.Messages);
                Assert.Contains(topic.Messages, message => message.Text.Contains(topic.Text, StringComparison.Ordinal));
                Assert.InRange(topic.Score, 0, 1);
                Assert.All(topic.Parents, parent => Assert.Contains(topics.Topics, other => other.Text == parent));
            }

            Assert.All(topics.AbstractTopics, topic => Assert.Contains(topics.Topics, other => other.Text == topic.Text));
            Assert.Equal(topics.Topics.Select(topic => topic.Id).Distinct().Count(), topics.Topics.Count);
            var summary = new ConversationAnalysis(input).Summary.Sentences;
            AssertInOrder(input, [.. summary.Select(sentence => sentence.Message).DistinctBy(message => message.Id)]);
            Assert.All(summary, sentence => Assert.Equal(
                sentence.Text, sentence.Message.Text.Substring(sentence.Offset, sentence.Text.Length)));
            Assert.Equal(summary.Select(sentence => sentence.Id).Distinct().Count(), summary.Count);
        },
        iter: 40);

    [Fact]
    public void The_same_conversation_has_the_same_insights() => Conversations.Sample(
        input =>
        {
            static string Show(AnalysisInput input)
            {
                var analysis = new ConversationAnalysis(input);
                return string.Join(
                    '\n',
                    analysis.Insights.All.Select(insight => insight.Id + insight.Restated)
                        .Concat(analysis.Topics.Topics.Select(topic => topic.Id + topic.Score))
                        .Concat(analysis.Summary.Sentences.Select(sentence => sentence.Id)));
            }

            Assert.Equal(Show(input), Show(input with { Messages = [.. input.Messages.Select(message => message with { })] }));
        },
        iter: 20);

    [Fact]
    public void A_long_conversation_takes_linear_time()
    {
        var input = Talk.Of([.. Enumerable.Range(0, LongConversation).Select(i => Lines[i % Lines.Length])], new AnalysisSettings());
        var analysis = new ConversationAnalysis(input);
        var watch = Stopwatch.StartNew();

        Assert.NotEmpty(analysis.Insights.All);
        Assert.NotEmpty(analysis.Topics.Topics);
        Assert.NotEmpty(analysis.Summary.Sentences);
        TestContext.Current.SendDiagnosticMessage("{0} messages: {1}", LongConversation, watch.Elapsed);
        // Linear time is a few seconds. Comparing each message with all others would take 400 million comparisons.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    private static void AssertInOrder(AnalysisInput input, IReadOnlyList<AnalyzedMessage> messages)
    {
        Assert.All(messages, message => Assert.Contains(message, input.Messages));
        Assert.Equal(messages.Select(message => message.Id).Order().Distinct(), messages.Select(message => message.Id));
    }
}
