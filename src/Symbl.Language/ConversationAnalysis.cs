using Symbl.Domain.Analysis;
using Symbl.Language.Entities;
using Symbl.Language.Insights;
using Symbl.Language.Scoring;
using Symbl.Language.Tracking;

namespace Symbl.Language;

/// <summary>
/// All analyses of one revision of a conversation. Each analysis is made once, when it is first read, and all share the same input. An analysis
/// is a function of its input: the same conversation always has the same analyses.
/// </summary>
internal sealed class ConversationAnalysis
{
    private readonly Lazy<ConversationInsights> _insights;
    private readonly Lazy<ConversationTopics> _topics;
    private readonly Lazy<ConversationSummary> _summary;
    private readonly Lazy<ConversationEntities> _entities;
    private readonly Lazy<ConversationTrackers> _trackers;
    private readonly Lazy<CallAssessment> _assessment;

    /// <summary>Prepares the analyses of a conversation. Nothing is computed yet.</summary>
    /// <param name="input">The conversation.</param>
    public ConversationAnalysis(AnalysisInput input)
    {
        Input = input;
        _insights = new(() => InsightAnalysis.Of(input));
        _topics = new(() => TopicAnalysis.Of(input));
        _summary = new(() => ExtractiveSummary.Of(input));
        _entities = new(() => new ConversationEntities(input));
        _trackers = new(() => new ConversationTrackers(input));
        _assessment = new(() => new CallAssessment(input));
    }

    /// <summary>The conversation.</summary>
    public AnalysisInput Input { get; }

    /// <summary>Questions, action items and follow-ups.</summary>
    public ConversationInsights Insights => _insights.Value;

    /// <summary>Topics and abstract topics.</summary>
    public ConversationTopics Topics => _topics.Value;

    /// <summary>The extractive summary.</summary>
    public ConversationSummary Summary => _summary.Value;

    /// <summary>Entities.</summary>
    public ConversationEntities Entities => _entities.Value;

    /// <summary>Tracker matches.</summary>
    public ConversationTrackers Trackers => _trackers.Value;

    /// <summary>Call score and call insights.</summary>
    public CallAssessment Assessment => _assessment.Value;
}
