using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Scoring;

/// <summary>Scores a conversation by its criteria. The rules use measurements only.</summary>
internal static class CallScorer
{
    /// <summary>Fewest words of a transcript that gets a score, as on the service.</summary>
    public const int FewestWords = 50;

    /// <summary>Gets the reason why a conversation in English has no score; null if it can be scored.</summary>
    /// <param name="conversation">The conversation.</param>
    public static string? Obstacle(ConversationText conversation)
    {
        var words = conversation.WordCount;
        return words < FewestWords ? $"The transcript has {ReportText.Count(words, "word")}; {FewestWords} or more are needed." : null;
    }

    /// <summary>Scores a conversation.</summary>
    /// <param name="facts">The measurements of a conversation without an obstacle.</param>
    public static ScoredCall Score(ConversationFacts facts)
    {
        var settings = facts.Conversation.Input.Settings;
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
        ManagedCriteria.SalesProcess => ChecklistScore.Of(facts, criterion, SalesProcess.Checklist(facts.Conversation.Input.Settings.SalesStage)),
        _ => ChecklistScore.Of(facts, criterion),
    };
}
