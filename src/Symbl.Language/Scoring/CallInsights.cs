using Symbl.Language.Insights;
using Symbl.Language.Text;

namespace Symbl.Language.Scoring;

/// <summary>The report on a call: summaries, next steps, questions with answers, sentiment and objections.</summary>
/// <param name="Executive">One sentence on the speakers and the topics, and the numbers of questions, next steps and objections.</param>
/// <param name="Long">The most informative sentences in order of time.</param>
/// <param name="Short">A shorter selection of sentences in order of time.</param>
/// <param name="NextSteps">The action items and follow-ups in order of time.</param>
/// <param name="Questions">The questions with their answers in order of time.</param>
/// <param name="Sentiment">The parts of the conversation with their sentiment, in order.</param>
/// <param name="Objections">The objections in order of time.</param>
public sealed record CallInsights(
    string Executive,
    IReadOnlyList<SummarySentence> Long,
    IReadOnlyList<SummarySentence> Short,
    IReadOnlyList<Insight> NextSteps,
    IReadOnlyList<AnsweredQuestion> Questions,
    IReadOnlyList<SentimentPart> Sentiment,
    IReadOnlyList<Objection> Objections)
{
    private const int ShortSentences = 3;
    private const int MostTopics = 5;
    private const int MostParts = 5;
    private const int FewestInPart = 4;

    internal static CallInsights Of(ConversationFacts facts, ConversationTopics topics, ExtractiveSummary summary) => new(
        Overview(facts, topics),
        summary.Summarize(),
        summary.Summarize(ShortSentences),
        facts.NextSteps,
        facts.Questions,
        Parts(facts.Conversation),
        facts.Objections);

    private static string Overview(ConversationFacts facts, ConversationTopics topics)
    {
        var names = topics.Topics.Take(MostTopics).Select(topic => topic.Text).ToList();
        var minutes = Math.Max(1, (int)Math.Round(facts.Conversation.Input.Duration.TotalMinutes));
        var about = names.Count == 0 ? "" : $" about {ReportText.List(names)}";
        var people = ReportText.List([.. facts.Speakers.Select(speaker => speaker.Member.Name)]);
        var counts = ReportText.List(
        [
            ReportText.Count(facts.Questions.Count, "question"),
            ReportText.Count(facts.NextSteps.Count, "next step"),
            ReportText.Count(facts.Objections.Count, "objection"),
        ]);
        return $"{people} spoke for {ReportText.Count(minutes, "minute")}{about}. There were {counts}.";
    }

    private static List<SentimentPart> Parts(ConversationText conversation)
    {
        var spoken = conversation.Input.Messages.Where(message => message.Text.Length > 0).ToList();
        var count = Math.Clamp(spoken.Count / FewestInPart, 1, MostParts);
        return [.. Enumerable.Range(0, count).Select(part => SentimentPart.Of(
            conversation, spoken[(part * spoken.Count / count)..((part + 1) * spoken.Count / count)]))];
    }
}
