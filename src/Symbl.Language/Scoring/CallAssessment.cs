using Symbl.Domain.Analysis;

namespace Symbl.Language.Scoring;

/// <summary>Score and insights of a call, or why there are none.</summary>
internal sealed class CallAssessment
{
    private readonly Lazy<ScoredCall>? _score;
    private readonly Lazy<CallInsights>? _insights;

    public CallAssessment(AnalysisInput input)
    {
        Features = input.Settings.Features;
        ConversationStart = input.StartTime;
        var facts = ConversationFacts.Of(input);
        Obstacle = CallScorer.Obstacle(input, facts.Words);
        ScoreObstacle = Obstacle ?? (input.Settings.Criteria is { Count: 0 }
            ? $"The account had no scorecard of id {input.Settings.ScorecardId} with criteria when the conversation was processed."
            : null);
        if (ScoreObstacle is null)
            _score = new Lazy<ScoredCall>(() => CallScorer.Score(facts));
        if (Obstacle is null)
            _insights = new Lazy<CallInsights>(() => CallInsights.Of(facts));
    }

    /// <summary>What the submissions of the conversation asked for.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>When the conversation starts, UTC.</summary>
    public DateTimeOffset ConversationStart { get; }

    /// <summary>Why there are no insights; null when there are.</summary>
    public string? Obstacle { get; }

    /// <summary>Why there is no score; null when there is one.</summary>
    public string? ScoreObstacle { get; }

    /// <summary>The score; null with an obstacle.</summary>
    public ScoredCall? Score => _score?.Value;

    /// <summary>The insights; null with an obstacle.</summary>
    public CallInsights? Insights => _insights?.Value;
}
