using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Domain.Text;
using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>
/// The most telling sentences of a talk, in order, word for word. A sentence tells much when it shares its words with many others, gives
/// a reason, a need or a decision, and stands where a talk says what it is about or what it came to; one that repeats another, or the
/// next of a speaker who has said most already, gives way.
/// </summary>
internal static class ExtractiveSummary
{
    private const string Kind = "summary";

    /// <summary>A talk of fewer words is its own summary, and gets none.</summary>
    public const int FewestWords = 50;

    private const int FewestInSentence = 6;
    private const int MostInSentence = 45;
    private const int FewestOfSubstance = 4;
    private const int MostSentences = 12;
    private const double RankShare = 0.5;
    private const double CentralShare = 0.8;
    private const double PointingBackCost = 0.3;
    private const double TellingBonus = 0.25;
    private const double OpeningBonus = 0.2;
    private const double FirstWordBonus = 0.25;
    private const double ClosingBonus = 0.15;
    private const double RepetitionCost = 0.8;
    private const double SpeakerCost = 0.3;

    private static readonly WordLists Lists = WordLists.Load("summary-en.txt");
    private static readonly PhraseSet Telling = Lists["telling"];
    private static readonly PhraseSet PointsBack = Lists["pointing-back"];
    private static readonly PhraseSet Idle = Lists["idle"];

    /// <summary>The summary of a conversation.</summary>
    public static ConversationSummary Of(AnalysisInput input) => new(Of(input, input.Messages));

    /// <summary>The summary of some messages of a conversation; empty of too few words, and of those not in English.</summary>
    /// <param name="input">The conversation.</param>
    /// <param name="messages">The messages, in order.</param>
    /// <param name="most">At most so many sentences; without it as many as the length of the talk asks for.</param>
    public static IReadOnlyList<SummarySentence> Of(AnalysisInput input, IReadOnlyList<AnalysedMessage> messages, int? most = null)
    {
        if (!Languages.IsEnglish(input.Settings.LanguageCode))
            return [];
        var sentences = Sentence.Of(messages).ToList();
        if (sentences.Sum(sentence => sentence.Words.Length) < FewestWords)
            return [];
        var names = new MemberNames(input.Members);
        var ranked = SentenceRank.Foremost(Candidates(sentences, names));
        var count = most ?? Math.Clamp((int)Math.Round(1.5 + Math.Sqrt(sentences.Count) / 2), 2, MostSentences);
        return
        [
            .. Choose(ranked, sentences.Count, Math.Min(count, Math.Max(1, sentences.Count / 4)))
                .OrderBy(chosen => chosen.Order)
                .Select(chosen => new SummarySentence(
                    InsightId.Of(input.ConversationId, Kind, NumericId.Text(chosen.Sentence.Message.Id), chosen.Sentence.Text),
                    chosen.Sentence.Text,
                    chosen.Sentence.Message,
                    chosen.Sentence.Start)),
        ];
    }

    private static List<RankedSentence> Candidates(List<Sentence> sentences, MemberNames names)
    {
        var substance = sentences.ConvertAll(Substance);
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in substance.SelectMany(words => words))
            spread[word] = spread.GetValueOrDefault(word) + 1;
        var candidates = new List<RankedSentence>();
        for (var i = 0; i < sentences.Count; i++)
        {
            var weights = substance[i].ToDictionary(
                word => word, word => Math.Log(1 + (double)sentences.Count / spread[word]), StringComparer.Ordinal);
            if (CanStandAlone(sentences[i], names))
                candidates.Add(new RankedSentence(sentences[i], i, weights, substance[i].Sum(word => Math.Log2(spread[word]))));
        }

        return candidates;
    }

    private static HashSet<string> Substance(Sentence sentence) =>
        sentence.Words
            .Where(word => !StopWords.IsStop(word.Word))
            .Select(word => Plural.Singular(word.Word))
            .ToHashSet(StringComparer.Ordinal);

    private static bool CanStandAlone(Sentence sentence, MemberNames names) =>
        sentence.Mark != '?'
        && QuestionFinder.Score(sentence, names) is null
        && sentence.Words.Length is >= FewestInSentence and <= MostInSentence
        && sentence.Words.Count(word => !StopWords.IsIdle(word.Word)) >= FewestOfSubstance
        && !Idle.IsIn(sentence.Words);

    private static List<RankedSentence> Choose(List<(RankedSentence Sentence, double Rank)> ranked, int sentences, int count)
    {
        var central = ranked.Count == 0 ? 0 : Math.Max(1, ranked.Max(one => one.Sentence.Centrality));
        // Who comes with something says so first.
        var firsts = ranked.Select(one => one.Sentence).DistinctBy(one => one.Sentence.Message.MemberId).ToHashSet();
        var left = ranked.ConvertAll(one => (
            one.Sentence,
            Score: RankShare * one.Rank
                + CentralShare * one.Sentence.Centrality / central
                + (firsts.Contains(one.Sentence) ? FirstWordBonus : 0)
                + Bonus(one.Sentence, sentences)));
        var chosen = new List<RankedSentence>();
        while (chosen.Count < count && left.Count > 0)
        {
            var best = left.MaxBy(one => one.Score - Cost(one.Sentence, chosen, count));
            left.Remove(best);
            if (chosen.TrueForAll(other => other.Likeness(best.Sentence) < RepetitionCost))
                chosen.Add(best.Sentence);
        }

        return chosen;
    }

    private static double Bonus(RankedSentence ranked, int sentences)
    {
        var place = (double)ranked.Order / sentences;
        return (Telling.IsIn(ranked.Sentence.Words) ? TellingBonus : 0)
            + (place < 0.15 ? OpeningBonus : place > 0.85 ? ClosingBonus : 0)
            - (PointsBack.MatchAt(ranked.Sentence.Words, 0) > 0 ? PointingBackCost : 0);
    }

    private static double Cost(RankedSentence candidate, List<RankedSentence> chosen, int count)
    {
        if (chosen.Count == 0)
            return 0;
        var likest = chosen.Max(other => other.Likeness(candidate));
        var bySame = chosen.Count(other => other.Sentence.Message.MemberId == candidate.Sentence.Message.MemberId);
        return RepetitionCost * likest + SpeakerCost * bySame / count;
    }
}
