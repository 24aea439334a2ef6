using Symbl.Domain.Analysis;
using Symbl.Domain.Text;
using Symbl.Language.Sentiment;
using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>
/// Finds what a conversation is about: the phrases it returns to. How often counts by its logarithm, so that chatter does not drown
/// what matters; a phrase that is hardly said without a longer one gives way to it.
/// </summary>
internal static class TopicAnalysis
{
    private const string Kind = "topic";

    /// <summary>So many phrases are compared with each other, whatever the length of the conversation.</summary>
    private const int MostCompared = 400;

    private const int MostTopics = 40;
    private const int MostOfOneWord = 3;
    private const double PerFurtherWord = 0.35;
    private const double SharedFactor = 1.15;
    private const double ScoreScale = 2.2;
    private const double LeastAlone = 0.34;

    /// <summary>The topics of a conversation; none of one that is not in English.</summary>
    public static ConversationTopics Of(AnalysisInput input)
    {
        if (!Languages.IsEnglish(input.Settings.LanguageCode))
            return new ConversationTopics([], []);
        var names = new MemberNames(input.Members);
        var candidates = new TopicCandidates();
        var spoken = 0;
        foreach (var sentence in Sentence.Of(input.Messages))
        {
            candidates.Add(sentence, names);
            if (sentence.Start == 0)
                spoken++;
        }

        var chosen = Choose(candidates, spoken);
        foreach (var wanted in Vocabulary.Find(input))
            if (!chosen.Exists(topic => topic.Key == wanted.Key))
                chosen.Add(wanted);
        var topics = Describe(input, chosen);
        return new ConversationTopics(topics, TopicGroups.Of(input, topics));
    }

    private static List<Candidate> Choose(TopicCandidates candidates, int messages)
    {
        // A word said twice in a short talk is what it is about; a long one returns to it more often.
        var least = messages switch { < 40 => 2, < 400 => 3, _ => 4 };
        var foremost = candidates.All
            .Where(candidate => candidate.Messages.Count >= (candidate.Words.Length > 1 ? 2 : least) && candidates.EndsInNoun(candidate))
            .OrderByDescending(Weight)
            .ThenBy(candidate => candidate.Messages[0].Id)
            .ThenBy(candidate => candidate.Key, StringComparer.Ordinal)
            .Take(MostCompared)
            .ToList();
        var chosen = new List<Candidate>();
        var most = Math.Clamp((int)Math.Round(1.5 * Math.Sqrt(messages)), 3, MostTopics);
        foreach (var candidate in foremost)
        {
            if (chosen.Count == most)
                break;
            if (!foremost.Exists(other => GivesWay(candidate, other))
                && candidate.Words.All(word => chosen.Count(topic => topic.Words.Contains(word)) < MostOfOneWord))
            {
                chosen.Add(candidate);
            }
        }

        return chosen;
    }

    private static double Weight(Candidate candidate) =>
        Math.Log2(1 + candidate.Messages.Count)
        * (1 + PerFurtherWord * (candidate.Words.Length - 1))
        * (candidate.IsShared ? SharedFactor : 1);

    /// <summary>Whether a phrase is hardly said without a longer one, or a longer one hardly adds to it.</summary>
    private static bool GivesWay(Candidate candidate, Candidate other)
    {
        if (ReferenceEquals(candidate, other))
            return false;
        if (Contains(other, candidate))
            return candidate.Messages.Count - other.Messages.Count < Math.Max(1, LeastAlone * candidate.Messages.Count);
        return Contains(candidate, other) && candidate.Messages.Count * 10 < other.Messages.Count;
    }

    /// <summary>Whether one phrase has all words of a shorter one, in their order.</summary>
    private static bool Contains(Candidate longer, Candidate shorter) =>
        longer.Words.Length > shorter.Words.Length && longer.Words.AsSpan().IndexOf(shorter.Words) >= 0;

    private static List<Topic> Describe(AnalysisInput input, List<Candidate> chosen) =>
    [
        .. chosen
            .Select(candidate => new Topic(
                InsightId.Of(input.ConversationId, Kind, candidate.Key),
                candidate.Surface,
                candidate.Words,
                Math.Round(1 - Math.Exp(-Weight(candidate) / ScoreScale), 3),
                candidate.Messages,
                Tone(input, candidate.Messages),
                [.. chosen.Where(other => Contains(candidate, other)).Select(other => other.Surface)]))
            .OrderByDescending(topic => topic.Score)
            .ThenBy(topic => topic.Messages[0].Id)
            .ThenBy(topic => topic.Text, StringComparer.Ordinal),
    ];

    private static SentimentScore Tone(AnalysisInput input, IReadOnlyList<AnalysedMessage> messages) => new(Math.Round(
        messages.Average(message => SentimentLexicon.Score(message.Text, input.Settings.LanguageCode).Score),
        3,
        MidpointRounding.AwayFromZero));
}
