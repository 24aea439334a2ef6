using Symbl.Domain.Analysis;
using Symbl.Language.Text;
using Xunit;
using static Symbl.Language.Tests.Conversations.SampleConversations;

namespace Symbl.Language.Tests;

/// <summary>Tests that the analyses of a conversation share their parts.</summary>
public sealed class ConversationAnalysisTests
{
    private const int Threads = 8;

    private static readonly AnalysisSettings Everything = new()
    {
        DetectEntities = true,
        DetectPhrases = true,
        ConversationType = "sales",
        TopicVocabulary = ["budget"],
        Trackers = [new TrackerDefinition(null, "Price", ["price", "discount"])],
    };

    [Fact]
    public void All_analyses_split_each_message_into_sentences_once()
    {
        var input = SalesCall(Everything);
        var split = new List<string>();
        var analysis = new ConversationAnalysis(new ConversationText(input, text =>
        {
            split.Add(text);
            return SentenceSplitter.Split(text);
        }));
        Assert.Empty(split);

        Assert.All(Results(analysis), Assert.NotNull);
        Assert.NotEmpty(analysis.Summarize(input.Messages));

        Assert.Equal(input.Messages.Select(message => message.Text), split);
    }

    [Fact]
    public async Task Threads_get_the_same_instances()
    {
        var conversation = new ConversationText(SalesCall(Everything));
        var analysis = new ConversationAnalysis(conversation);
        using var start = new Barrier(Threads);
        var found = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                var parts = conversation.Sentences.SelectMany(sentence => new object[] { sentence, sentence.Words, sentence.Dates });
                // Half of the threads read the analyses in the opposite order.
                var results = thread % 2 == 0
                    ? Results(analysis).Concat(parts).ToList()
                    : parts.Concat(Results(analysis)).ToList();
                return results.ToHashSet(ReferenceEqualityComparer.Instance);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.All(found, instances => Assert.Superset(found[0], instances));
        Assert.All(found, instances => Assert.Equal(found[0].Count, instances.Count));
    }

    [Fact]
    public void Analyses_share_insights_and_topics_and_words()
    {
        var conversation = new ConversationText(SalesCall(Everything));
        var analysis = new ConversationAnalysis(conversation);
        var report = analysis.Assessment.Insights!;
        var message = conversation.Input.Messages[0];

        Assert.All(report.NextSteps, step => Assert.Contains(step, analysis.Insights.All, ReferenceEqualityComparer.Instance));
        Assert.All(report.Questions, pair => Assert.Contains(pair.Question, analysis.Insights.Questions, ReferenceEqualityComparer.Instance));
        Assert.Equal(analysis.Summary.Sentences, report.Long);
        Assert.Same(conversation.Words(message), conversation.Words(message));
    }

    private static List<object> Results(ConversationAnalysis analysis) =>
    [
        analysis.Insights,
        analysis.Topics,
        analysis.Summary,
        analysis.Entities,
        analysis.Trackers,
        analysis.Assessment,
        analysis.Assessment.Score!,
        analysis.Assessment.Insights!,
    ];
}
