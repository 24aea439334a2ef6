using Symbl.Domain.Analysis;
using Symbl.Language.Entities;
using Symbl.Language.Insights;
using Symbl.Language.Scoring;
using Symbl.Language.Text;
using Symbl.Language.Tracking;

namespace Symbl.Language;

/// <summary>
/// All analyses of one revision of a conversation. Each analysis is computed once, when it is first read. All analyses share the sentences,
/// words, dates, sentiment and names of the conversation. The same conversation always has the same analyses. The class is thread-safe.
/// </summary>
public sealed class ConversationAnalysis
{
    private readonly ExtractiveSummary _extractive;
    private readonly Lazy<ConversationInsights> _insights;
    private readonly Lazy<ConversationTopics> _topics;
    private readonly Lazy<ConversationSummary> _summary;
    private readonly Lazy<ConversationEntities> _entities;
    private readonly Lazy<ConversationTrackers> _trackers;
    private readonly Lazy<CallAssessment> _assessment;

    /// <summary>Prepares the analyses of a conversation. Nothing is computed yet.</summary>
    /// <param name="input">The conversation.</param>
    public ConversationAnalysis(AnalysisInput input) : this(new ConversationText(input))
    {
    }

    internal ConversationAnalysis(ConversationText conversation)
    {
        Input = conversation.Input;
        _extractive = new(conversation);
        _insights = new(() => InsightAnalysis.Of(conversation));
        _topics = new(() => TopicAnalysis.Of(conversation));
        _summary = new(() => new ConversationSummary(_extractive.Summarize()));
        _entities = new(() => new ConversationEntities(conversation));
        _trackers = new(() => new ConversationTrackers(conversation, conversation.Input.Settings.Trackers));
        _assessment = new(() => new CallAssessment(conversation, _insights, _topics, _extractive));
    }

    /// <summary>The conversation.</summary>
    public AnalysisInput Input { get; }

    /// <summary>The questions, action items and follow-ups.</summary>
    public ConversationInsights Insights => _insights.Value;

    /// <summary>The topics and abstract topics.</summary>
    public ConversationTopics Topics => _topics.Value;

    /// <summary>The extractive summary.</summary>
    public ConversationSummary Summary => _summary.Value;

    /// <summary>The entities.</summary>
    public ConversationEntities Entities => _entities.Value;

    /// <summary>The tracker matches.</summary>
    public ConversationTrackers Trackers => _trackers.Value;

    /// <summary>The call score and the call insights.</summary>
    public CallAssessment Assessment => _assessment.Value;

    /// <summary>Summarizes some messages; empty if they have too few words or are not in English.</summary>
    /// <param name="messages">Messages of the conversation, in order.</param>
    public IReadOnlyList<SummarySentence> Summarize(IReadOnlyList<AnalyzedMessage> messages) => _extractive.Summarize(messages);
}
