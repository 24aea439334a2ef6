using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Language.Insights;
using Symbl.Language.Text;
using Symbl.LocalServer.Endpoints.Conversations.Findings;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations.Insights;

/// <summary>Converts insights, topics and summaries to the format of the contract.</summary>
internal static class InsightDescriptions
{
    private const string ActionPhrase = "action_phrase";

    public static InsightResponse Describe(Insight insight) => new(
        insight.Id,
        insight.Text,
        insight.Kind,
        insight.Score,
        Ids(insight.Messages),
        [.. insight.Entities.Select(entity => Describe(entity, entity.Offset))],
        Phrases(insight),
        Describe(insight.From),
        insight.Kind == InsightKind.Question ? null : insight.Definitive,
        Assignee(insight),
        insight.DueBy is { } due ? WireTime.Text(due) : null);

    public static ComprehensiveResponse DescribeWithContext(Insight insight, MessageRefs refs) => new(
        InsightId.Of(0, "comprehensive", insight.Id),
        insight.Restated!,
        insight.Kind,
        insight.Score,
        [
            .. insight.Context.Select(message => Describe(insight, message, refs)),
        ],
        [
            .. insight.Entities
                .Select(entity => (Entity: entity, At: insight.Restated!.IndexOf(entity.Text, StringComparison.Ordinal)))
                .Where(found => found.At >= 0)
                .OrderBy(found => found.At)
                .Select(found => Describe(found.Entity, found.At)),
        ],
        Phrases(insight),
        Describe(insight.From),
        insight.Definitive,
        Assignee(insight),
        insight.DueBy is { } due ? WireTime.Text(due) : null);

    public static SummaryItemResponse Describe(SummarySentence sentence, DateTimeOffset start) => new(
        sentence.Id,
        sentence.Text,
        [new MessageRefs(start).To(sentence.Message, sentence.Offset, sentence.Text.Length)],
        WireTime.Text(start + sentence.Message.Start),
        WireTime.Text(start + sentence.Message.End));

    public static TopicResponse Describe(Topic topic, bool sentiment, bool parentRefs) => new(
        topic.Id,
        topic.Text,
        "topic",
        topic.Score,
        Ids(topic.Messages),
        sentiment ? new ToneResponse(new PolarityResponse(topic.Sentiment.Score), topic.Sentiment.Suggested) : null,
        parentRefs ? [.. topic.Parents.Select(parent => new TopicParentResponse("topic", parent))] : []);

    public static AbstractTopicResponse Describe(AbstractTopic topic) =>
        new(topic.Id, topic.Text, "abstract_topic", topic.Score, Ids(topic.Messages));

    private static List<string> Ids(IReadOnlyList<AnalyzedMessage> messages) => [.. messages.Select(message => NumericId.Text(message.Id))];

    // A message that is there for the context has the offset -1.
    private static MessageRefResponse Describe(Insight insight, AnalyzedMessage message, MessageRefs refs) =>
        message.Id == insight.Messages[0].Id
            ? refs.To(message, insight.Offset, insight.Text.Length)
            : refs.ToContext(message, 0, 0, insight.Messages.Any(said => said.Id == message.Id) ? null : -1);

    private static PhraseResponse[] Phrases(Insight insight) =>
        [.. insight.Phrases.Select(phrase => new PhraseResponse(ActionPhrase, phrase))];

    // The service sends the email address of a person as userId in "from" and as email in "assignee".
    private static PersonResponse Describe(AnalyzedMember member) => new(member.Id, member.Name, member.Email, null);

    private static PersonResponse Assignee(Insight insight) =>
        insight.Assignee is { } member ? new PersonResponse(member.Id, member.Name, null, member.Email) : PersonResponse.Nobody;

    private static InsightEntityResponse Describe(InsightEntity entity, int offset) => entity.RangeEnd is { } end
        ? new InsightEntityResponse(entity.Type, entity.Text, offset, null, entity.Value, end)
        : new InsightEntityResponse(entity.Type, entity.Text, offset, new InsightEntityValue(entity.Value, entity.Member), null, null);
}
