using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Language.Text;
using Symbl.Language.Time;

namespace Symbl.Language.Insights;

/// <summary>
/// Finds questions, action items and follow-ups, sentence by sentence. A repetition adds its message to the earlier insight.
/// </summary>
internal sealed class InsightAnalysis
{
    private readonly ConversationText _conversation;
    private readonly AnalysisSettings _settings;
    private readonly CommitmentFinder _commitments;
    private readonly CommitmentResolver _resolver;
    private readonly Repetitions _questions = new();
    private readonly Repetitions _tasks = new();
    private readonly Dictionary<long, int> _requestByAcceptance = [];
    private readonly List<InsightBuilder> _found = [];

    private InsightAnalysis(ConversationText conversation)
    {
        _conversation = conversation;
        _settings = conversation.Input.Settings;
        _commitments = new CommitmentFinder(conversation);
        _resolver = new CommitmentResolver(conversation);
    }

    /// <summary>Finds the insights of a conversation; empty if no part is in English.</summary>
    /// <param name="conversation">The conversation.</param>
    public static ConversationInsights Of(ConversationText conversation)
    {
        if (!conversation.IsEnglish)
            return new ConversationInsights([], [], [], []);
        var analysis = new InsightAnalysis(conversation);
        var sentences = conversation.Sentences;
        for (var i = 0; i < sentences.Count; i++)
            analysis.Add(sentences[i], i + 1 < sentences.Count ? sentences[i + 1] : null);
        var found = analysis._found
            .Select(builder => builder.Build())
            .Where(insight => insight.Score >= conversation.Input.Settings.ConfidenceThreshold)
            .ToList();
        IReadOnlyList<Insight> Of(string kind) => [.. found.Where(insight => insight.Kind == kind)];
        return new ConversationInsights(Of(InsightKind.Question), Of(InsightKind.ActionItem), Of(InsightKind.FollowUp), found);
    }

    private void Add(Sentence sentence, Sentence? next)
    {
        if (QuestionFinder.Score(sentence, _conversation.Names) is { } score)
            AddQuestion(sentence, score);
        // A sentence is one insight per assignee and due date, even if it lists several tasks.
        var commitments = _commitments.Find(sentence, next)
            .Select(_resolver.Resolve)
            .OfType<ResolvedCommitment>()
            .GroupBy(resolved => (resolved.Assignee?.Id, resolved.Commitment.IsFollowUp))
            .SelectMany(ByDue)
            .ToList();
        foreach (var commitment in commitments)
            AddCommitment(commitment, alone: commitments.Count == 1 && sentence.Words.Length <= CommitmentResolver.LongSentence);
    }

    /// <summary>Joins commitments of an assignee that share a due date or have none of their own.</summary>
    private static List<ResolvedCommitment> ByDue(IEnumerable<ResolvedCommitment> ofAssignee)
    {
        var joined = new List<ResolvedCommitment>();
        foreach (var next in ofAssignee)
        {
            var due = next.Commitment.Due;
            var last = joined.Count == 0 ? null : joined[^1];
            if (last is null || due is not null && (last.Due is null ? !next.Commitment.PointsBack : last.Due.Due != due.Due))
                joined.Add(next with { Due = due });
            else
                joined[^1] = last with { Due = last.Due ?? due };
        }

        return joined;
    }

    private void AddQuestion(Sentence sentence, double score)
    {
        var key = QuestionFinder.Key(sentence, _conversation.Names);
        if (_questions.Same(key, _found) is { } again)
        {
            _found[again].Repeat(sentence.Message, null);
            return;
        }

        _questions.Add(key, _found.Count);
        _found.Add(new InsightBuilder(new Insight
        {
            Id = Id(InsightKind.Question, sentence.Message, sentence.Text),
            Kind = InsightKind.Question,
            Text = sentence.Text,
            Score = score,
            Messages = [sentence.Message],
            From = _conversation.Speaker(sentence.Message),
            Entities = Entities(sentence, 0, sentence.Text.Length),
            Offset = sentence.Start,
        }));
    }

    private void AddCommitment(ResolvedCommitment resolved, bool alone)
    {
        var (commitment, sentence) = (resolved.Commitment, resolved.Commitment.Sentence);
        var key = Repetitions.Key(commitment, resolved.Assignee);
        DateTimeOffset? due = resolved.Due?.Due is { } local ? DateExpressions.ToUtc(local, _settings.TimezoneOffset) : null;
        if ((AcceptedRequest(resolved) ?? _tasks.Similar(key, _found, resolved.Assignee)) is { } again)
        {
            _found[again].Repeat(sentence.Message, due);
            return;
        }

        _tasks.Add(key, _found.Count);
        if (resolved.Acceptance is { } acceptance)
            _requestByAcceptance[acceptance.Id] = _found.Count;
        var kind = commitment.IsFollowUp ? InsightKind.FollowUp : InsightKind.ActionItem;
        var (from, to) = alone
            ? (0, sentence.Text.Length)
            : (sentence.Words[commitment.Begin].Start, sentence.Words[commitment.End - 1].End);
        var text = sentence.Text[from..to];
        _found.Add(new InsightBuilder(new Insight
        {
            Id = Id(kind, sentence.Message, text),
            Kind = kind,
            Text = text,
            Score = resolved.Score,
            Messages = [sentence.Message],
            From = _conversation.Speaker(sentence.Message),
            Assignee = resolved.Assignee,
            DueBy = due,
            Definitive = resolved.IsDefinitive,
            Phrases = _settings.DetectPhrases ? [commitment.Phrase] : [],
            Entities = Entities(sentence, from, to),
            Restated = Restatement.Of(resolved),
            Context = resolved.Context,
            Offset = sentence.Start + from,
        }));
    }

    /// <summary>Gets the request that a commitment accepts: "Sure, I'll do it tomorrow" repeats the request and adds the date.</summary>
    private int? AcceptedRequest(ResolvedCommitment resolved)
    {
        var commitment = resolved.Commitment;
        return _requestByAcceptance.TryGetValue(commitment.Sentence.Message.Id, out var request)
            && _found[request].Assignee?.Id == resolved.Assignee?.Id
            && commitment.PointsBack
            ? request
            : null;
    }

    private string Id(string kind, AnalyzedMessage message, string text) =>
        InsightId.Of(_conversation.Input.ConversationId, kind, NumericId.Text(message.Id), text);

    private List<InsightEntity> Entities(Sentence sentence, int from, int to)
    {
        var words = sentence.Words;
        var people = _conversation.Names.In(sentence).Select(name => (
            Start: words[name.At].Start,
            End: words[name.At + name.Length - 1].End,
            Member: (AnalyzedMember?)name.Member,
            Time: (DateExpression?)null));
        var times = sentence.Dates.Select(time => (time.Start, time.End, Member: (AnalyzedMember?)null, Time: (DateExpression?)time));
        return
        [
            .. people.Concat(times)
                .Where(entity => entity.Start >= from && entity.End <= to)
                .OrderBy(entity => entity.Start)
                .Select(entity => new InsightEntity(
                    entity.Time?.TypeName ?? "person",
                    sentence.Text[entity.Start..entity.End],
                    entity.Start - from,
                    entity.Member,
                    entity.Time?.Value,
                    entity.Time is { IsRange: true } range ? range.EndValue : null)),
        ];
    }
}
