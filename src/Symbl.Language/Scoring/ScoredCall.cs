using Symbl.Domain.Analysis;

namespace Symbl.Language.Scoring;

/// <summary>The score of a conversation.</summary>
/// <param name="Score">0 to 100, the mean of the criteria, whole.</param>
/// <param name="Summary">What it comes from, in words.</param>
/// <param name="Criteria">In the order of the scorecard.</param>
internal sealed record ScoredCall(int Score, string Summary, IReadOnlyList<ScoredCriterion> Criteria);

/// <summary>The score by one criterion. Every sentence of it tells something that was counted.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Score">0 to 100, whole.</param>
/// <param name="Summary">What was measured.</param>
/// <param name="Positive">What speaks for it; null for nothing.</param>
/// <param name="Negative">What speaks against it; null for nothing.</param>
/// <param name="Checklist">The questions of the criterion with what was found; empty for criteria without a checklist.</param>
internal sealed record ScoredCriterion(
    CriterionDefinition Criterion, int Score, string Summary, string? Positive, string? Negative, IReadOnlyList<ScoredQuestion> Checklist);

/// <summary>A question of a checklist with what was found.</summary>
/// <param name="Question">The question.</param>
/// <param name="Share">How much of it was found in the conversation, 0 to 1.</param>
/// <param name="Words">The words that were found.</param>
/// <param name="Places">Where, in order of time.</param>
internal sealed record ScoredQuestion(
    ChecklistQuestion Question, double Share, IReadOnlyList<string> Words, IReadOnlyList<(AnalysedMessage Message, int Offset)> Places)
{
    private const double Enough = 0.5;

    /// <summary>Whether enough of it was found to say yes.</summary>
    public bool IsMet => Share >= Enough;
}
