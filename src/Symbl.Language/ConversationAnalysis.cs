using Symbl.Domain.Analysis;
using Symbl.Language.Entities;
using Symbl.Language.Insights;
using Symbl.Language.Redaction;
using Symbl.Language.Scoring;
using Symbl.Language.Text;
using Symbl.Language.Tracking;

namespace Symbl.Language;

/// <summary>
/// All analyses of one revision of a conversation. Each analysis is computed once, when it is first read. All analyses share the sentences,
/// words, dates, sentiment and names of the conversation. The same conversation always has the same analyses. If the account redacts by default,
/// the analyses read the redacted text, so that nothing they quote contains a sensitive entity. The class is thread-safe.
/// </summary>
public sealed class ConversationAnalysis
{
    private readonly RedactionPolicy _policy;
    private readonly Lazy<SensitiveEntities> _sensitive;
    private readonly Lazy<RedactedConversation>? _redacted;
    private readonly Lazy<AnalysisInput> _input;
    private readonly Lazy<LanguageFeatures> _features;
    private readonly Lazy<ExtractiveSummary> _extractive;
    private readonly Lazy<ConversationInsights> _insights;
    private readonly Lazy<ConversationTopics> _topics;
    private readonly Lazy<ConversationSummary> _summary;
    private readonly Lazy<ConversationEntities> _entities;
    private readonly Lazy<ConversationTrackers> _trackers;
    private readonly Lazy<CallAssessment> _assessment;

    /// <summary>Prepares the analyses of a conversation. Nothing is computed yet.</summary>
    /// <param name="input">The conversation.</param>
    /// <param name="policy">The redaction policy of the account; null for <see cref="RedactionPolicy.Standard"/>.</param>
    public ConversationAnalysis(AnalysisInput input, RedactionPolicy? policy = null) : this(new ConversationText(input), policy)
    {
    }

    internal ConversationAnalysis(ConversationText original, RedactionPolicy? policy = null)
    {
        _policy = policy ?? RedactionPolicy.Standard;
        var finder = new Lazy<EntityFinder>(() => EntityFinder.For(original));
        _sensitive = new(() => new SensitiveEntities(original, finder.Value));
        _redacted = _policy.ByDefault ? new(() => new RedactedConversation(original, _sensitive.Value, _policy)) : null;
        var conversation = new Lazy<ConversationText>(() => _redacted?.Value.Text ?? original);
        var english = new Lazy<ConversationText>(() => conversation.Value.EnglishPart());
        _features = new(() => LanguageFeatures.Of(original.Input));
        _input = new(() => _redacted?.Value.Input ?? original.Input);
        _extractive = new(() => new ExtractiveSummary(english.Value));
        var insights = new Lazy<ConversationInsights>(() => InsightAnalysis.Of(english.Value));
        var topics = new Lazy<ConversationTopics>(() => TopicAnalysis.Of(english.Value));
        _insights = Shown(() => insights.Value, (redacted, found) => redacted.Show(found));
        _topics = Shown(() => topics.Value, (redacted, found) => redacted.Show(found));
        _summary = Shown(() => _extractive.Value.Summarize(), (redacted, found) => redacted.Show(found), found => new ConversationSummary(found));
        _entities = Shown(() => new ConversationEntities(original, finder.Value), (redacted, found) => redacted.Show(found));
        _trackers = Shown(
            () => new ConversationTrackers(conversation.Value, original.Input.Settings.Trackers), (redacted, found) => redacted.Show(found));
        _assessment = new(() => new CallAssessment(
            english.Value,
            _features.Value,
            insights,
            topics,
            _extractive.Value,
            score => _redacted?.Value.Show(score) ?? score,
            report => _redacted?.Value.Show(report) ?? report));
    }

    /// <summary>The conversation, redacted if the account redacts by default.</summary>
    public AnalysisInput Input => _input.Value;

    /// <summary>The features that the languages of the conversation have.</summary>
    public LanguageFeatures Features => _features.Value;

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

    /// <summary>The redactor of messages by the policy of the account; null if the account does not redact by default.</summary>
    public Redactor? DefaultRedactor => _policy.ByDefault ? RedactorWith([]) : null;

    /// <summary>Gets a redactor of messages.</summary>
    /// <param name="exclude">Names of entities to keep beside those of the policy.</param>
    public Redactor RedactorWith(IReadOnlyList<string> exclude) => new(_sensitive.Value, _policy, exclude);

    /// <summary>Summarizes some messages; empty if they have too few words or are not in English.</summary>
    /// <param name="messages">Messages of the conversation, in order.</param>
    public IReadOnlyList<SummarySentence> Summarize(IReadOnlyList<AnalyzedMessage> messages) => _redacted is null
        ? _extractive.Value.Summarize(messages)
        : _redacted.Value.Show(_extractive.Value.Summarize(_redacted.Value.Hidden(messages)));

    private Lazy<T> Shown<T>(Func<T> analyze, Func<RedactedConversation, T, T> show) => Shown(analyze, show, found => found);

    private Lazy<TResult> Shown<T, TResult>(Func<T> analyze, Func<RedactedConversation, T, T> show, Func<T, TResult> wrap) =>
        new(() => wrap(_redacted is null ? analyze() : show(_redacted.Value, analyze())));
}
