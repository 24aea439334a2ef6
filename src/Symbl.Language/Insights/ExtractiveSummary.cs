using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>
/// Selects the most informative sentences of a conversation, in order and unchanged. A sentence ranks high if it shares words with many
/// other sentences, if it states a reason, a need or a decision, and if it stands near the beginning or the end. Repetitions and further
/// sentences of the same speaker rank lower. A sentence that depends on the one before it brings that one along. The sentences are ranked once, when the first summary is read.
/// </summary>
/// <param name="conversation">The conversation.</param>
internal sealed class ExtractiveSummary(ConversationText conversation)
{
    private const string Kind = "summary";

    /// <summary>Fewest words of a summary's source. Shorter conversations get no summary.</summary>
    public const int FewestWords = 50;

    private const int FewestInSentence = 6;
    private const int MostInSentence = 45;
    private const int FewestContentWords = 4;
    private const int MostSentences = 12;
    private const double RankShare = 0.5;
    private const double CentralShare = 0.8;
    private const double PointingBackCost = 0.3;
    private const double PerAntecedentCost = 0.12;
    private const double InformativeBonus = 0.25;
    private const double OpeningBonus = 0.2;
    private const double FirstWordBonus = 0.25;
    private const double ClosingBonus = 0.15;
    private const double RepetitionCost = 0.8;
    private const double SpeakerCost = 0.3;

    private static readonly WordLists Lists = WordLists.Load("summary-en.txt");
    private static readonly PhraseSet Informative = Lists["telling"];
    private static readonly PhraseSet Idle = Lists["idle"];

    private readonly Lazy<Ranking?> _ranking = new(() => Rank(conversation, conversation.Sentences));

    /// <summary>Summarizes the conversation.</summary>
    /// <param name="most">Largest number of sentences; null for a number that depends on the length of the conversation.</param>
    public IReadOnlyList<SummarySentence> Summarize(int? most = null) => Choose(_ranking.Value, most);

    /// <summary>Summarizes some messages; empty for too few words and for other languages than English.</summary>
    /// <param name="messages">Messages of the conversation, in order.</param>
    public IReadOnlyList<SummarySentence> Summarize(IReadOnlyList<AnalyzedMessage> messages) =>
        Choose(Rank(conversation, [.. conversation.SentencesOf(messages)]), most: null);

    private static Ranking? Rank(ConversationText conversation, IReadOnlyList<Sentence> sentences) =>
        conversation.IsEnglish && sentences.Sum(sentence => sentence.Words.Length) >= FewestWords
            ? new Ranking(SentenceRank.Highest(Candidates(sentences, conversation.Names)), sentences, new Antecedents(sentences, conversation.Names))
            : null;

    private SummarySentence[] Choose(Ranking? ranking, int? most)
    {
        if (ranking is not { Sentences: var sentences })
            return [];
        var count = most ?? Math.Clamp((int)Math.Round(1.5 + Math.Sqrt(sentences.Count) / 2), 2, MostSentences);
        return
        [
            .. Pick(ranking, Math.Min(count, Math.Max(1, sentences.Count / 4)))
                .Select(order => sentences[order])
                .Select(sentence => new SummarySentence(
                    InsightId.Of(conversation.Input.ConversationId, Kind, NumericId.Text(sentence.Message.Id), sentence.Text),
                    sentence.Text,
                    sentence.Message,
                    sentence.Start))
                // A speaker can repeat a sentence within a message.
                .DistinctBy(sentence => sentence.Id),
        ];
    }

    private static List<RankedSentence> Candidates(IReadOnlyList<Sentence> sentences, MemberNames names)
    {
        var content = sentences.Select(ContentWords).ToList();
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in content.SelectMany(words => words))
            spread[word] = spread.GetValueOrDefault(word) + 1;
        var candidates = new List<RankedSentence>();
        for (var i = 0; i < sentences.Count; i++)
        {
            var weights = content[i].ToDictionary(
                word => word, word => Math.Log(1 + (double)sentences.Count / spread[word]), StringComparer.Ordinal);
            if (CanStandAlone(sentences[i], names))
                candidates.Add(new RankedSentence(sentences[i], i, weights, content[i].Sum(word => Math.Log2(spread[word]))));
        }

        return candidates;
    }

    private static HashSet<string> ContentWords(Sentence sentence) =>
        sentence.Words
            .Where(word => !StopWords.IsStop(word.Word))
            .Select(word => Plural.Singular(word.Word))
            .ToHashSet(StringComparer.Ordinal);

    private static bool CanStandAlone(Sentence sentence, MemberNames names) =>
        sentence.Mark != '?'
        && QuestionFinder.Score(sentence, names) is null
        && sentence.Words.Length is >= FewestInSentence and <= MostInSentence
        && sentence.Words.Count(word => !StopWords.IsIdle(word.Word)) >= FewestContentWords
        && !Idle.IsIn(sentence.Words);

    /// <summary>Chooses sentences, each with the sentences that it refers to. Returns their indexes in order.</summary>
    private static SortedSet<int> Pick(Ranking ranking, int count)
    {
        var ranked = ranking.Ranked;
        var central = ranked.Count == 0 ? 0 : Math.Max(1, ranked.Max(one => one.Sentence.Centrality));
        // Speakers tend to state their purpose in their first sentence.
        var firsts = ranked.Select(one => one.Sentence).DistinctBy(one => one.Sentence.Message.MemberId).ToHashSet();
        var left = ranked.ConvertAll(one => (
            one.Sentence,
            Score: RankShare * one.Rank
                + CentralShare * one.Sentence.Centrality / central
                + (firsts.Contains(one.Sentence) ? FirstWordBonus : 0)
                + Bonus(one.Sentence, ranking.Sentences.Count)
                - PerAntecedentCost * (ranking.Antecedents.With(one.Sentence.Order).Count - 1)));
        var chosen = new List<RankedSentence>();
        var orders = new SortedSet<int>();
        List<int>? tooLong = null;
        while (orders.Count < count && left.Count > 0)
        {
            var best = left.MaxBy(one => one.Score - Cost(one.Sentence, chosen, count));
            left.Remove(best);
            if (orders.Contains(best.Sentence.Order) || chosen.Exists(other => other.Similarity(best.Sentence) >= RepetitionCost))
                continue;
            var unit = ranking.Antecedents.With(best.Sentence.Order);
            if (orders.Count + unit.Count(order => !orders.Contains(order)) > count)
            {
                tooLong ??= unit;
                continue;
            }

            chosen.Add(best.Sentence);
            orders.UnionWith(unit);
        }

        // No sentence fits alone: the best one counts with all that it refers to.
        if (orders.Count == 0 && tooLong is not null)
            orders.UnionWith(tooLong);
        return orders;
    }

    private static double Bonus(RankedSentence ranked, int sentences)
    {
        var place = (double)ranked.Order / sentences;
        return (Informative.IsIn(ranked.Sentence.Words) ? InformativeBonus : 0)
            + (place < 0.15 ? OpeningBonus : place > 0.85 ? ClosingBonus : 0)
            - (Antecedents.PointsBack(ranked.Sentence) ? PointingBackCost : 0);
    }

    private static double Cost(RankedSentence candidate, List<RankedSentence> chosen, int count)
    {
        if (chosen.Count == 0)
            return 0;
        var closest = chosen.Max(other => other.Similarity(candidate));
        var bySame = chosen.Count(other => other.Sentence.Message.MemberId == candidate.Sentence.Message.MemberId);
        return RepetitionCost * closest + SpeakerCost * bySame / count;
    }

    private sealed record Ranking(
        List<(RankedSentence Sentence, double Rank)> Ranked, IReadOnlyList<Sentence> Sentences, Antecedents Antecedents);
}
