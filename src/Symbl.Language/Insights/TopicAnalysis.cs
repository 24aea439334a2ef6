using Symbl.Domain.Analysis;
using Symbl.Language.Sentiment;
using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>
/// Finds the topics of a conversation: the phrases that recur, and in a short call its first subjects. The frequency counts as a logarithm, so that small talk does not outweigh
/// content. A longer phrase replaces a phrase that rarely occurs without it.
/// </summary>
internal static class TopicAnalysis
{
    private const string Kind = "topic";

    /// <summary>Number of phrases that are compared with each other. It does not grow with the conversation.</summary>
    private const int MostCompared = 400;

    private const int MostTopics = 40;

    /// <summary>With fewer recurring phrases, phrases that occur once are topics too.</summary>
    private const int FewestRecurring = 2;

    private const int MostSingle = 4;
    private const int FewestMessages = 5;
    private const int ShortCall = 40;
    private const int FewestFirst = 6;
    private const int LeastSingleLength = 4;
    private const int MostOfOneWord = 3;
    private const double PerFurtherWord = 0.35;
    private const double SharedFactor = 1.15;
    private const double ScoreScale = 2.2;
    private const double LeastAlone = 0.34;

    /// <summary>Finds the topics of a conversation; empty if it is not in English.</summary>
    /// <param name="conversation">The conversation.</param>
    public static ConversationTopics Of(ConversationText conversation)
    {
        if (!conversation.IsEnglish)
            return new ConversationTopics([], []);
        var candidates = new TopicCandidates();
        var spoken = 0;
        foreach (var sentence in conversation.Sentences)
        {
            candidates.Add(sentence, conversation.Names);
            if (sentence.Start == 0)
                spoken++;
        }

        var chosen = Choose(candidates, spoken);
        foreach (var wanted in TopicVocabulary.Find(conversation))
            if (!chosen.Exists(topic => topic.Key == wanted.Key))
                chosen.Add(wanted);
        var topics = Describe(conversation, chosen);
        return new ConversationTopics(topics, TopicGroups.Of(conversation.Input, topics));
    }

    private static List<Candidate> Choose(TopicCandidates candidates, int messages)
    {
        // Two mentions make a topic of a short conversation; a long conversation needs more.
        var least = messages switch { < ShortCall => 2, < 400 => 3, _ => 4 };
        var highest = candidates.All
            .Where(candidate => candidate.Messages.Count >= (candidate.Words.Length > 1 ? 2 : least) && candidates.EndsInNoun(candidate))
            .OrderByDescending(Weight)
            .ThenBy(candidate => candidate.Messages[0].Id)
            .ThenBy(candidate => candidate.Key, StringComparer.Ordinal)
            .Take(MostCompared)
            .ToList();
        var chosen = new List<Candidate>();
        var most = Math.Clamp((int)Math.Round(1.5 * Math.Sqrt(messages)), 3, MostTopics);
        foreach (var candidate in highest)
        {
            if (chosen.Count == most)
                break;
            if (!highest.Exists(other => IsReplacedBy(candidate, other))
                && candidate.Words.All(word => chosen.Count(topic => topic.Words.Contains(word)) < MostOfOneWord))
            {
                chosen.Add(candidate);
            }
        }

        if (chosen.Count < FewestRecurring && messages >= FewestMessages)
        {
            var first = Math.Max(FewestFirst, messages / 2);
            AddRare(candidates, chosen, candidate => messages < ShortCall
                ? candidate.FirstContent >= 0 && candidate.FirstContent < first
                : candidate.Messages.Count > 1);
        }

        return chosen;
    }

    /// <summary>
    /// Adds rare phrases. A short call states its subject once at the beginning, in a sentence that states something, and then refers to it by
    /// "it" and "that". A longer call says it twice.
    /// </summary>
    private static void AddRare(TopicCandidates candidates, List<Candidate> chosen, Func<Candidate, bool> isAllowed)
    {
        var pool = candidates.All
            .Where(isAllowed)
            .Where(candidate => candidate.Words.Length > 1 || candidate.Key.Length >= LeastSingleLength)
            .Where(candidate => candidates.EndsInNoun(candidate) && !chosen.Exists(topic => topic.Words.Intersect(candidate.Words).Any()))
            .OrderByDescending(Weight)
            .ThenBy(candidate => candidate.Messages[0].Id)
            .ThenBy(candidate => candidate.Key, StringComparer.Ordinal)
            .Take(MostCompared)
            .ToList();
        foreach (var candidate in pool)
        {
            if (chosen.Count == MostSingle)
                break;
            if (!pool.Exists(other => IsReplacedBy(candidate, other)) && !chosen.Exists(topic => topic.Words.Intersect(candidate.Words).Any()))
                chosen.Add(candidate);
        }
    }

    private static double Weight(Candidate candidate) =>
        Math.Log2(1 + candidate.Messages.Count)
        * (1 + PerFurtherWord * (candidate.Words.Length - 1))
        * (candidate.IsShared ? SharedFactor : 1);

    /// <summary>Tests whether a phrase rarely occurs without a longer one, or whether it is a rare extension of a shorter one.</summary>
    private static bool IsReplacedBy(Candidate candidate, Candidate other)
    {
        if (ReferenceEquals(candidate, other))
            return false;
        if (Contains(other, candidate))
            return candidate.Messages.Count - other.Messages.Count < Math.Max(1, LeastAlone * candidate.Messages.Count);
        return Contains(candidate, other) && candidate.Messages.Count * 10 < other.Messages.Count;
    }

    /// <summary>Tests whether a phrase contains all words of a shorter one in the same order.</summary>
    private static bool Contains(Candidate longer, Candidate shorter) =>
        longer.Words.Length > shorter.Words.Length && longer.Words.AsSpan().IndexOf(shorter.Words) >= 0;

    private static List<Topic> Describe(ConversationText conversation, List<Candidate> chosen) =>
    [
        .. chosen
            .Select(candidate => new Topic(
                InsightId.Of(conversation.Input.ConversationId, Kind, candidate.Key),
                candidate.Surface,
                candidate.Words,
                Math.Round(1 - Math.Exp(-Weight(candidate) / ScoreScale), 3),
                candidate.Messages,
                Sentiment(conversation, candidate.Messages),
                [.. chosen.Where(other => Contains(candidate, other)).Select(other => other.Surface)]))
            .OrderByDescending(topic => topic.Score)
            .ThenBy(topic => topic.Messages[0].Id)
            .ThenBy(topic => topic.Text, StringComparer.Ordinal),
    ];

    private static SentimentScore Sentiment(ConversationText conversation, IReadOnlyList<AnalyzedMessage> messages) => new(Math.Round(
        messages.Average(message => conversation.Sentiment(message).Score),
        3,
        MidpointRounding.AwayFromZero));
}
