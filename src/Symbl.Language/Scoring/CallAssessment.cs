using Symbl.Language.Insights;
using Symbl.Language.Text;

namespace Symbl.Language.Scoring;

/// <summary>The score and the insights of a call, or the reason for their absence. Both are computed when they are first read.</summary>
public sealed class CallAssessment
{
    private readonly Lazy<ConversationFacts> _facts;
    private readonly Lazy<ScoredCall>? _score;
    private readonly Lazy<CallInsights>? _insights;

    internal CallAssessment(
        ConversationText conversation,
        LanguageFeatures languages,
        Lazy<ConversationInsights> insights,
        Lazy<ConversationTopics> topics,
        ExtractiveSummary summary,
        Func<ScoredCall, ScoredCall> showScore,
        Func<CallInsights, CallInsights> showInsights)
    {
        var settings = conversation.Input.Settings;
        Features = settings.Features;
        ConversationStart = conversation.Input.StartTime;
        var tooShort = CallScorer.Obstacle(conversation);
        Obstacle = languages.Obstacle(LanguageFeature.CallInsights) ?? tooShort;
        ScoreObstacle = languages.Obstacle(LanguageFeature.CallScores) ?? tooShort ?? (settings.Criteria is { Count: 0 }
            ? $"When the conversation was processed, the account had no scorecard {settings.ScorecardId} with criteria."
            : null);
        _facts = new(() => new ConversationFacts(conversation, insights.Value));
        if (ScoreObstacle is null)
            _score = new(() => showScore(CallScorer.Score(Facts)));
        if (Obstacle is null)
            _insights = new(() => showInsights(CallInsights.Of(Facts, topics.Value, summary)));
    }

    /// <summary>The features that the submissions of the conversation asked for.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>Start time of the conversation in UTC.</summary>
    public DateTimeOffset ConversationStart { get; }

    /// <summary>The reason why there are no insights; null if there are insights.</summary>
    public string? Obstacle { get; }

    /// <summary>The reason why there is no score; null if there is a score.</summary>
    public string? ScoreObstacle { get; }

    /// <summary>The score; null if there is an obstacle.</summary>
    public ScoredCall? Score => _score?.Value;

    /// <summary>The insights; null if there is an obstacle.</summary>
    public CallInsights? Insights => _insights?.Value;

    internal ConversationFacts Facts => _facts.Value;
}
