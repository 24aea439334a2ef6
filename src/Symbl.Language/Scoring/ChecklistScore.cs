using System.Collections.Frozen;
using Symbl.Domain.Analysis;
using Symbl.Language.Text;
using Symbl.Language.Tracking;

namespace Symbl.Language.Scoring;

/// <summary>
/// Scores a conversation by a checklist. A question counts as met if the conversation contains enough of its words in any inflection. The
/// rules do not understand the question, so the result names the words that were found.
/// </summary>
internal static class ChecklistScore
{
    private const int MostPlaces = 5;

    // Words of checklists in general. They do not describe the subject of a question.
    private static readonly FrozenSet<string> Generic = FrozenSet.Create(
        StringComparer.Ordinal,
        "agent", "representative", "rep", "salesperson", "seller", "speaker", "customer", "client", "prospect", "buyer", "caller", "user",
        "call", "conversation", "meeting", "discussion", "interaction", "clearly", "properly", "effectively", "correctly", "appropriately",
        "ask", "asked", "mention", "mentioned", "discuss", "discussed", "explain", "explained", "identify", "identified", "confirm",
        "confirmed", "demonstrate", "demonstrated", "provide", "provided", "address", "addressed", "ensure", "ensured", "handle", "handled",
        "offer", "offered", "make", "made", "use", "used", "show", "showed", "shown", "understand", "understanding", "able", "any", "good");

    /// <summary>Scores by the words of the questions.</summary>
    /// <param name="facts">The measurements of the conversation.</param>
    /// <param name="criterion">The criterion with its checklist.</param>
    public static ScoredCriterion Of(ConversationFacts facts, CriterionDefinition criterion) =>
        Scored(criterion, [.. criterion.Checklist.Select(question => ByWords(facts, question, Keywords(question.Question)))]);

    /// <summary>Scores by phrases. One phrase of a question is enough to meet it.</summary>
    /// <param name="facts">The measurements of the conversation.</param>
    /// <param name="criterion">The criterion.</param>
    /// <param name="checklist">The questions with their phrases.</param>
    public static ScoredCriterion Of(
        ConversationFacts facts,
        CriterionDefinition criterion,
        IEnumerable<(ChecklistQuestion Question, IReadOnlyList<string> Phrases)> checklist) =>
        Scored(criterion, [.. checklist.Select(item => ByPhrases(facts, item.Question, item.Phrases))]);

    private static ScoredCriterion Scored(CriterionDefinition criterion, IReadOnlyList<ScoredQuestion> questions)
    {
        var weights = questions.Sum(question => Weight(question.Question));
        var share = weights == 0 ? 0 : questions.Sum(question => Weight(question.Question) * question.Share) / weights;
        var met = questions.Count(question => question.IsMet);
        return new ScoredCriterion(
            criterion,
            (int)Math.Round(100 * share, MidpointRounding.AwayFromZero),
            $"The conversation contains words for {met} of {ReportText.Count(questions.Count, "question")} of the checklist.",
            ReportText.Text(questions.Where(question => question.IsMet).Select(question => Said(question, ""))),
            ReportText.Text(questions.Where(question => !question.IsMet).Select(question => Said(question, "only "))),
            questions);
    }

    private static string Said(ScoredQuestion question, string limit)
    {
        var words = ReportText.List([.. question.Words.Select(ReportText.Quote)]);
        return question.Words.Count == 0
            ? $"{ReportText.Quote(question.Question.Question)}: no words found."
            : $"{ReportText.Quote(question.Question.Question)}: {limit}{words} found.";
    }

    private static int Weight(ChecklistQuestion question) => question.Priority switch
    {
        "high" => 3,
        "low" => 1,
        _ => 2,
    };

    private static List<string> Keywords(string question) =>
    [
        .. WordSpan.Split(question).Select(word => word.In(question).ToString().ToLowerInvariant())
            .Where(word => !StopWords.IsStop(word) && !Generic.Contains(word)).DistinctBy(Inflections.Stem),
    ];

    private static ScoredQuestion ByWords(ConversationFacts facts, ChecklistQuestion question, List<string> keywords)
    {
        var places = Places(facts, keywords);
        var found = keywords.Where(word => places.Exists(place => place.Phrase == word)).ToList();
        return Result(question, keywords.Count == 0 ? 0 : (double)found.Count / keywords.Count, found, places);
    }

    private static ScoredQuestion ByPhrases(ConversationFacts facts, ChecklistQuestion question, IReadOnlyList<string> phrases)
    {
        var places = Places(facts, phrases);
        var found = places.Select(place => place.Phrase).Distinct(StringComparer.Ordinal).ToList();
        return Result(question, found.Count > 0 ? 1 : 0, found, places);
    }

    // The messages with the most words of the question come first.
    private static ScoredQuestion Result(
        ChecklistQuestion question, double share, IReadOnlyList<string> found, List<TrackerPlace> places) => new(
        question,
        share,
        found,
        [
            .. places.GroupBy(place => place.Message.Id)
                .OrderByDescending(group => group.Select(place => place.Phrase).Distinct(StringComparer.Ordinal).Count())
                .Take(MostPlaces)
                .Select(group => (group.First().Message, group.First().Start))
                .OrderBy(place => place.Message.Id),
        ]);

    private static List<TrackerPlace> Places(ConversationFacts facts, IReadOnlyList<string> phrases) =>
    [
        .. new ConversationTrackers(facts.Conversation, [new TrackerDefinition(null, "", phrases)]).Trackers
            .SelectMany(tracker => tracker.Matches).SelectMany(match => match.Places)
            .OrderBy(place => place.Message.Id).ThenBy(place => place.Start),
    ];
}
