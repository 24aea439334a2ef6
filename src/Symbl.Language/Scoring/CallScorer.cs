using Symbl.Domain.Analysis;
using Symbl.Domain.Text;
using Symbl.Language.Text;

namespace Symbl.Language.Scoring;

/// <summary>Scores a conversation by its criteria, with rules over what can be counted.</summary>
internal static class CallScorer
{
    /// <summary>A transcript of fewer words gets no score, as on the service.</summary>
    public const int FewestWords = 50;

    /// <summary>Why a conversation cannot be scored; null when it can.</summary>
    public static string? Obstacle(AnalysisInput input, int words)
    {
        if (words < FewestWords)
            return $"The transcript has {ReportText.Count(words, "word")}; {FewestWords} or more are needed.";
        return Languages.IsEnglish(input.Settings.LanguageCode)
            ? null
            : "The words are not English, and the rules of this server know no other language.";
    }

    /// <summary>The score.</summary>
    /// <param name="facts">A conversation without an obstacle.</param>
    public static ScoredCall Score(ConversationFacts facts)
    {
        var settings = facts.Input.Settings;
        var criteria = (settings.Criteria ?? ManagedCriteria.For(settings.ConversationType))
            .Select(criterion => Score(facts, criterion)).ToList();
        var score = (int)Math.Round(criteria.Average(criterion => criterion.Score), MidpointRounding.AwayFromZero);
        var (best, worst) = (criteria.MaxBy(criterion => criterion.Score)!, criteria.MinBy(criterion => criterion.Score)!);
        return new ScoredCall(
            score,
            criteria.Count == 1
                ? $"{score} of 100 by {best.Criterion.Name}. {best.Summary}"
                : $"{score} of 100, the mean of {criteria.Count} criteria: highest {best.Criterion.Name} ({best.Score}), "
                    + $"lowest {worst.Criterion.Name} ({worst.Score}). {worst.Summary}",
            criteria);
    }

    private static ScoredCriterion Score(ConversationFacts facts, CriterionDefinition criterion) => criterion.Id switch
    {
        ManagedCriteria.CommunicationAndEngagement => ManagedScores.Communication(facts, criterion),
        ManagedCriteria.QuestionHandling => ManagedScores.QuestionHandling(facts, criterion),
        ManagedCriteria.ForwardMotion => ManagedScores.ForwardMotion(facts, criterion),
        ManagedCriteria.SalesProcess => ChecklistScore.Of(facts, criterion, SalesProcess.Checklist(facts.Input.Settings.SalesStage)),
        _ => ChecklistScore.Of(facts, criterion),
    };
}
