using Symbl.Domain.Analysis;
using Symbl.Language.Analytics;
using Symbl.Language.Insights;
using Symbl.Language.Sentiment;
using Symbl.Language.Tracking;

namespace Symbl.Language.Scoring;

/// <summary>What can be counted in a conversation; scores and their explanations are made of nothing else.</summary>
internal sealed class ConversationFacts
{
    private ConversationFacts(AnalysisInput input, ConversationInsights insights)
    {
        Input = input;
        Insights = insights;
        Questions = AnsweredQuestion.Of(input, insights);
        Objections = Objection.Of(input);
        var counts = input.Messages.Select(message => (Message: message, Words: WordSpan.Split(message.Text).Count)).ToList();
        Words = counts.Sum(count => count.Words);
        Speakers =
        [
            .. counts.GroupBy(count => count.Message.MemberId)
                .Select(group => new SpeakerFacts(
                    input.Speaker(group.First().Message),
                    Words == 0 ? 0 : (double)group.Sum(count => count.Words) / Words,
                    insights.Questions.Count(question => question.From.Id == group.Key)))
                .Where(speaker => speaker.Share > 0)
                .OrderByDescending(speaker => speaker.Share),
        ];
        (LongestBy, LongestWords) = Longest(input, counts);
        Overlap = OverlapOf(input);
        Tones = [.. input.Messages.Where(message => message.Text.Length > 0)
            .Select(message => SentimentLexicon.Score(message.Text, input.Settings.LanguageCode))];
    }

    public AnalysisInput Input { get; }

    public ConversationInsights Insights { get; }

    /// <summary>All questions in order, with their answers.</summary>
    public IReadOnlyList<AnsweredQuestion> Questions { get; }

    /// <summary>All objections in order.</summary>
    public IReadOnlyList<Objection> Objections { get; }

    /// <summary>Words of all messages.</summary>
    public int Words { get; }

    /// <summary>Everyone who says something, who says most first.</summary>
    public IReadOnlyList<SpeakerFacts> Speakers { get; }

    /// <summary>Who speaks longest without another speaking; null where nobody says anything.</summary>
    public AnalysedMember? LongestBy { get; }

    /// <summary>Words of that stretch.</summary>
    public int LongestWords { get; }

    /// <summary>Share of the time in which two speak at once, 0 to 1.</summary>
    public double Overlap { get; }

    /// <summary>The tone of every message with words.</summary>
    public IReadOnlyList<SentimentScore> Tones { get; }

    /// <summary>What is to be done after the conversation, in order of time.</summary>
    public IReadOnlyList<Insight> NextSteps => [.. Insights.All.Where(insight => insight.Kind != InsightKind.Question)];

    /// <summary>Counts a conversation.</summary>
    public static ConversationFacts Of(AnalysisInput input) => new(input, InsightAnalysis.Of(input));

    private static (AnalysedMember? Member, int Words) Longest(AnalysisInput input, List<(AnalysedMessage Message, int Words)> counts)
    {
        (AnalysedMessage? Message, int Words) longest = (null, 0);
        for (var i = 0; i < counts.Count;)
        {
            var first = i;
            var words = 0;
            while (i < counts.Count && counts[i].Message.MemberId == counts[first].Message.MemberId)
                words += counts[i++].Words;
            if (words > longest.Words)
                longest = (counts[first].Message, words);
        }

        return (longest.Message is null ? null : input.Speaker(longest.Message), longest.Words);
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

/// <summary>What can be counted of a speaker.</summary>
/// <param name="Member">Who.</param>
/// <param name="Share">Of all words, 0 to 1.</param>
/// <param name="Questions">Questions asked.</param>
internal sealed record SpeakerFacts(AnalysedMember Member, double Share, int Questions);
