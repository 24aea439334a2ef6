using Symbl.Domain.Analysis;
using Symbl.Language.Analytics;
using Symbl.Language.Insights;
using Symbl.Language.Sentiment;
using Symbl.Language.Text;

namespace Symbl.Language.Scoring;

/// <summary>The measurements of a conversation. Scores and their explanations use nothing else.</summary>
internal sealed class ConversationFacts
{
    /// <summary>Measures a conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="insights">The insights of the conversation.</param>
    public ConversationFacts(ConversationText conversation, ConversationInsights insights)
    {
        var input = conversation.Input;
        Conversation = conversation;
        Questions = AnsweredQuestion.Of(input, insights);
        Objections = Objection.Of(conversation);
        Conduct = new Conduct(conversation);
        NextSteps = [.. insights.All.Where(insight => insight.Kind != InsightKind.Question)];
        var counts = input.Messages.Select(message => (Message: message, Words: conversation.Words(message).Count)).ToList();
        var words = counts.Sum(count => count.Words);
        Speakers =
        [
            .. counts.GroupBy(count => count.Message.MemberId)
                .Select(group => new SpeakerFacts(
                    conversation.Speaker(group.First().Message),
                    words == 0 ? 0 : (double)group.Sum(count => count.Words) / words,
                    insights.Questions.Count(question => question.From.Id == group.Key)))
                .Where(speaker => speaker.Share > 0)
                .OrderByDescending(speaker => speaker.Share),
        ];
        (LongestBy, LongestWords) = Longest(conversation, counts);
        Overlap = OverlapOf(input);
        Sentiment = [.. input.Messages.Where(message => message.Text.Length > 0).Select(conversation.Sentiment)];
    }

    /// <summary>The conversation.</summary>
    public ConversationText Conversation { get; }

    /// <summary>All questions in order, with their answers.</summary>
    public IReadOnlyList<AnsweredQuestion> Questions { get; }

    /// <summary>All objections in order.</summary>
    public IReadOnlyList<Objection> Objections { get; }

    /// <summary>Insults, dismissals, refusals and interruptions.</summary>
    public Conduct Conduct { get; }

    /// <summary>The action items and follow-ups in order of time.</summary>
    public IReadOnlyList<Insight> NextSteps { get; }

    /// <summary>The members who speak, with the most words first.</summary>
    public IReadOnlyList<SpeakerFacts> Speakers { get; }

    /// <summary>The member with the longest uninterrupted sequence of messages; null if no member says anything.</summary>
    public AnalyzedMember? LongestBy { get; }

    /// <summary>Number of words in that sequence.</summary>
    public int LongestWords { get; }

    /// <summary>Share of the time in which several members speak at once, 0 to 1.</summary>
    public double Overlap { get; }

    /// <summary>The sentiment of each message with words.</summary>
    public IReadOnlyList<SentimentScore> Sentiment { get; }

    private static (AnalyzedMember? Member, int Words) Longest(
        ConversationText conversation, List<(AnalyzedMessage Message, int Words)> counts)
    {
        (AnalyzedMessage? Message, int Words) longest = (null, 0);
        for (var i = 0; i < counts.Count;)
        {
            var first = i;
            var words = 0;
            while (i < counts.Count && counts[i].Message.MemberId == counts[first].Message.MemberId)
                words += counts[i++].Words;
            if (words > longest.Words)
                longest = (counts[first].Message, words);
        }

        return (longest.Message is null ? null : conversation.Speaker(longest.Message), longest.Words);
    }

    private static double OverlapOf(AnalysisInput input)
    {
        var talk = AnalyticsCalculator.Compute(
            [.. input.Members.Select(member => new AnalyticsParticipant(member.Id, member.Name, member.Email))],
            input.Messages.Select(message => new AnalyticsTurn(message.MemberId, message.Start, message.End)),
            new Dictionary<string, int>(),
            input.Duration);
        return talk.Duration == TimeSpan.Zero ? 0 : talk.TotalOverlap / talk.Duration;
    }
}

/// <summary>The measurements of a speaker.</summary>
/// <param name="Member">The member.</param>
/// <param name="Share">Share of all words, 0 to 1.</param>
/// <param name="Questions">Number of questions that the member asked.</param>
internal sealed record SpeakerFacts(AnalyzedMember Member, double Share, int Questions);
