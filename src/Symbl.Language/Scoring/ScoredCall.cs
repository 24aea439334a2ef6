using Symbl.Domain.Analysis;

namespace Symbl.Language.Scoring;

/// <summary>The score of a conversation.</summary>
/// <param name="Score">The mean of the criteria, a whole number from 0 to 100.</param>
/// <param name="Summary">The explanation of the score.</param>
/// <param name="Criteria">The criteria in the order of the scorecard.</param>
public sealed record ScoredCall(int Score, string Summary, IReadOnlyList<ScoredCriterion> Criteria);

/// <summary>The score of one criterion. Each sentence of the explanation states a measurement.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Score">A whole number from 0 to 100.</param>
/// <param name="Summary">The measurements.</param>
/// <param name="Positive">The measurements that raise the score; otherwise null.</param>
/// <param name="Negative">The measurements that lower the score; otherwise null.</param>
/// <param name="Checklist">The questions of the criterion with their results; empty for criteria without a checklist.</param>
public sealed record ScoredCriterion(
    CriterionDefinition Criterion, int Score, string Summary, string? Positive, string? Negative, IReadOnlyList<ScoredQuestion> Checklist);

/// <summary>A question of a checklist with its result.</summary>
/// <param name="Question">The question.</param>
/// <param name="Share">Share of the question that the conversation covers, 0 to 1.</param>
/// <param name="Words">The words that were found.</param>
/// <param name="Places">The messages that contain the words, in order of time.</param>
public sealed record ScoredQuestion(
    ChecklistQuestion Question, double Share, IReadOnlyList<string> Words, IReadOnlyList<(AnalyzedMessage Message, int Offset)> Places)
{
    private const double Enough = 0.5;

    /// <summary>Whether the conversation covers enough of the question to answer it with yes.</summary>
    public bool IsMet => Share >= Enough;
}
