using System.Text;
using Symbl.Domain.Analysis;
using Symbl.Language.Entities;
using Symbl.Language.Insights;
using Symbl.Language.Scoring;
using Symbl.Language.Text;
using Symbl.Language.Tracking;

namespace Symbl.Language.Redaction;

/// <summary>
/// A conversation as its analyses read it if the account redacts by default: no analysis ever sees a sensitive entity, so that none can quote
/// one. The results show the replacements of the policy.
/// </summary>
internal sealed class RedactedConversation
{
    private readonly Disguise _disguise;
    private readonly Dictionary<long, (RedactedMessage Redacted, AnalyzedMessage Shown)> _messages = [];
    private readonly HashSet<string> _kept;

    /// <summary>Redacts a conversation.</summary>
    /// <param name="original">The conversation.</param>
    /// <param name="entities">The sensitive entities of the conversation.</param>
    /// <param name="policy">The redaction policy of the account.</param>
    public RedactedConversation(ConversationText original, SensitiveEntities entities, RedactionPolicy policy)
    {
        var input = original.Input;
        var redactor = new Redactor(entities, policy, []);
        _disguise = new Disguise(input);
        _kept = [.. policy.Exclude];
        var named = new Dictionary<string, AnalyzedMember>(StringComparer.Ordinal);
        var hidden = new List<AnalyzedMessage>(input.Messages.Count);
        foreach (var message in input.Messages)
        {
            var redacted = redactor.Redact(message.Id, message.Start, message.Text);
            var shown = redacted.Parts.Count == 0 ? message : message with { Text = redacted.Text };
            _messages.Add(message.Id, (redacted, shown));
            hidden.Add(redacted.Parts.Count == 0 ? message : message with { Text = Hide(original, redacted, named) });
        }

        Input = input with { Messages = [.. input.Messages.Select(message => _messages[message.Id].Shown)] };
        Text = new ConversationText(input with { Messages = hidden }, hiddenNames: named);
    }

    /// <summary>The conversation with the replacements.</summary>
    public AnalysisInput Input { get; }

    /// <summary>The text that analyses read.</summary>
    public ConversationText Text { get; }

    /// <summary>Gets the messages that analyses read.</summary>
    /// <param name="messages">Messages of the conversation.</param>
    public IReadOnlyList<AnalyzedMessage> Hidden(IReadOnlyList<AnalyzedMessage> messages)
    {
        var wanted = messages.Select(message => message.Id).ToHashSet();
        return [.. Text.Input.Messages.Where(message => wanted.Contains(message.Id))];
    }

    public ConversationInsights Show(ConversationInsights found)
    {
        var shown = new Dictionary<Insight, Insight>(ReferenceEqualityComparer.Instance);
        foreach (var insight in found.All)
            shown.TryAdd(insight, Show(insight));
        IReadOnlyList<Insight> Of(IReadOnlyList<Insight> insights) => [.. insights.Select(insight => shown[insight])];
        return new ConversationInsights(Of(found.Questions), Of(found.ActionItems), Of(found.FollowUps), Of(found.All));
    }

    public ConversationTopics Show(ConversationTopics found) => new(
        [
            .. found.Topics.Select(topic => topic with
            {
                Text = Show(topic.Text),
                Words = [.. topic.Words.Select(Show)],
                Parents = [.. topic.Parents.Select(Show)],
                Messages = Show(topic.Messages),
            }),
        ],
        [.. found.AbstractTopics.Select(topic => topic with { Text = Show(topic.Text), Messages = Show(topic.Messages) })]);

    public IReadOnlyList<SummarySentence> Show(IReadOnlyList<SummarySentence> sentences) =>
        [.. sentences.Select(sentence => sentence with { Text = Show(sentence.Text), Message = Show(sentence.Message) })];

    public ConversationTrackers Show(ConversationTrackers found) => new(
        found.ConversationStart,
        [
            .. found.Trackers.Select(tracker => tracker with
            {
                Matches =
                [
                    .. tracker.Matches.Select(match => match with
                    {
                        Places = [.. match.Places.Select(place => place with { Message = Show(place.Message) })],
                    }),
                ],
            }),
        ]);

    /// <summary>Redacts entities. They are found in the original text, so that all are listed, but only their replacements are shown.</summary>
    /// <param name="found">The entities of the original conversation.</param>
    public ConversationEntities Show(ConversationEntities found) => new(
        found.ConversationStart,
        [.. found.Entities.Select(entity => entity with { Matches = [.. entity.Matches.Select(match => Show(entity.Kind, match))] })]);

    public ScoredCall Show(ScoredCall call) => call with
    {
        Summary = Show(call.Summary),
        Criteria =
        [
            .. call.Criteria.Select(criterion => criterion with
            {
                Summary = Show(criterion.Summary),
                Positive = ShowIfAny(criterion.Positive),
                Negative = ShowIfAny(criterion.Negative),
                Checklist =
                [
                    .. criterion.Checklist.Select(question => question with
                    {
                        Words = [.. question.Words.Select(Show)],
                        Places = [.. question.Places.Select(place => (Show(place.Message), place.Offset))],
                    }),
                ],
            }),
        ],
    };

    public CallInsights Show(CallInsights insights) => insights with
    {
        Executive = Show(insights.Executive),
        Long = Show(insights.Long),
        Short = Show(insights.Short),
        NextSteps = [.. insights.NextSteps.Select(Show)],
        Questions = [.. insights.Questions.Select(pair => pair with { Question = Show(pair.Question), Answer = ShowIfAny(pair.Answer) })],
        Sentiment = [.. insights.Sentiment.Select(part => part with { Summary = Show(part.Summary) })],
        Objections =
        [
            .. insights.Objections.Select(objection => objection with
            {
                Message = Show(objection.Message),
                Text = Show(objection.Text),
                Response = ShowIfAny(objection.Response),
            }),
        ],
    };

    private Insight Show(Insight insight) => insight with
    {
        Text = Show(insight.Text),
        Phrases = [.. insight.Phrases.Select(Show)],
        Entities = [.. insight.Entities.Select(entity => entity with { Text = Show(entity.Text), Value = ShowIfAny(entity.Value) })],
        Restated = ShowIfAny(insight.Restated),
        Messages = Show(insight.Messages),
        Context = Show(insight.Context),
    };

    private DetectedMatch Show(EntityKind kind, DetectedMatch match)
    {
        var places = match.Places.Select(place =>
        {
            var (redacted, shown) = _messages[place.Message.Id];
            var (from, to) = redacted.Place(place.Entity.Start, place.Entity.Length);
            var text = shown.Text[from..to];
            var isShown = text == place.Entity.In(place.Message.Text) && (!kind.IsSensitive || _kept.Contains(kind.Name));
            return new EntityPlace(
                shown, place.Entity with { Start = from, Length = to - from, Value = isShown ? place.Entity.Value : text });
        }).ToList();
        return match with { Text = places[0].Entity.In(places[0].Message.Text), Value = places[0].Entity.Value, Places = places };
    }

    private string Hide(ConversationText original, RedactedMessage message, Dictionary<string, AnalyzedMember> named)
    {
        var text = new StringBuilder(message.Text.Length);
        var at = 0;
        foreach (var part in message.Parts)
        {
            var secret = message.Original.Substring(part.Start, part.Length);
            var word = _disguise.Write(part.Replacement, secret);
            text.Append(message.Original, at, part.Start - at).Append(word);
            at = part.End;
            if (part.Name == EntityKind.PersonName.Name && original.Names.Named(secret) is { } member)
                named[word] = member;
        }

        return text.Append(message.Original, at, message.Original.Length - at).ToString();
    }

    private string Show(string text) => _disguise.Read(text);

    private string? ShowIfAny(string? text) => text is null ? null : Show(text);

    private AnalyzedMessage Show(AnalyzedMessage message) => _messages[message.Id].Shown;

    private AnalyzedMessage? ShowIfAny(AnalyzedMessage? message) => message is null ? null : Show(message);

    private IReadOnlyList<AnalyzedMessage> Show(IReadOnlyList<AnalyzedMessage> messages) => [.. messages.Select(Show)];
}
