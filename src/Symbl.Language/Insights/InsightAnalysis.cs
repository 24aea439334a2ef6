using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Domain.Text;
using Symbl.Language.Text;
using Symbl.Language.Time;

namespace Symbl.Language.Insights;

/// <summary>
/// Finds questions, action items and follow-ups. Each sentence is looked at once, in order; what is said again is the same insight with
/// one more message.
/// </summary>
internal sealed class InsightAnalysis
{
    private readonly AnalysisInput _input;
    private readonly MemberNames _names;
    private readonly CommitmentFinder _commitments;
    private readonly CommitmentResolver _exchange;
    private readonly Dictionary<string, AnalysedMember> _members;
    private readonly Repetitions _questions = new();
    private readonly Repetitions _acts = new();
    private readonly Dictionary<long, int> _answered = [];
    private readonly List<InsightBuilder> _found = [];

    private InsightAnalysis(AnalysisInput input)
    {
        _input = input;
        _names = new MemberNames(input.Members);
        _commitments = new CommitmentFinder(input, _names);
        _exchange = new CommitmentResolver(input, _names);
        _members = input.Members.ToDictionary(member => member.Id, StringComparer.Ordinal);
    }

    /// <summary>The insights of a conversation; none of one that is not in English.</summary>
    public static ConversationInsights Of(AnalysisInput input)
    {
        if (!Languages.IsEnglish(input.Settings.LanguageCode))
            return new ConversationInsights([], [], [], []);
        var analysis = new InsightAnalysis(input);
        foreach (var sentence in Sentence.Of(input.Messages))
            analysis.Look(sentence);
        var found = analysis._found
            .Select(one => one.Insight())
            .Where(insight => insight.Score >= input.Settings.ConfidenceThreshold)
            .ToList();
        IReadOnlyList<Insight> Of(string kind) => [.. found.Where(insight => insight.Kind == kind)];
        return new ConversationInsights(Of(InsightKind.Question), Of(InsightKind.ActionItem), Of(InsightKind.FollowUp), found);
    }

    private void Look(Sentence sentence)
    {
        if (QuestionFinder.Score(sentence, _names) is { } score)
            AddQuestion(sentence, score);
        // One sentence is one insight for each who is to act, whatever it lists.
        var acts = _commitments.Find(sentence)
            .Select(_exchange.Understand)
            .OfType<ResolvedCommitment>()
            .GroupBy(understood => (understood.Assignee?.Id, understood.Commitment.IsFollowUp))
            .Select(group => group.First() with { Due = group.Select(one => one.Commitment.Due).FirstOrDefault(due => due is not null) })
            .ToList();
        foreach (var act in acts)
            AddAct(act, alone: acts.Count == 1 && sentence.Words.Length <= CommitmentResolver.LongSentence);
    }

    private void AddQuestion(Sentence sentence, double score)
    {
        var key = QuestionFinder.Key(sentence, _names);
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
            From = _members[sentence.Message.MemberId],
            Entities = Entities(sentence, 0, sentence.Text.Length),
            Offset = sentence.Start,
        }));
    }

    private void AddAct(ResolvedCommitment understood, bool alone)
    {
        var (commitment, sentence) = (understood.Commitment, understood.Commitment.Sentence);
        var key = Repetitions.Key(commitment, understood.Assignee);
        DateTimeOffset? due = understood.Due?.Due is { } local ? DateExpressions.ToUtc(local, _input.Settings.TimezoneOffset) : null;
        if ((Answered(understood) ?? _acts.Similar(key, _found, understood.Assignee)) is { } again)
        {
            _found[again].Repeat(sentence.Message, due);
            return;
        }

        _acts.Add(key, _found.Count);
        if (understood.Yes is { } yes)
            _answered[yes.Id] = _found.Count;
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
            Score = understood.Score,
            Messages = [sentence.Message],
            From = _members[sentence.Message.MemberId],
            Assignee = understood.Assignee,
            DueBy = due,
            Definitive = understood.IsDefinitive,
            Phrases = _input.Settings.DetectPhrases ? [commitment.Phrase] : [],
            Entities = Entities(sentence, from, to),
            Restated = Restatement.Of(understood),
            Context = understood.Context,
            Offset = sentence.Start + from,
        }));
    }

    /// <summary>"Sure, I'll do it tomorrow" is the request it answers, with its date.</summary>
    private int? Answered(ResolvedCommitment understood)
    {
        var commitment = understood.Commitment;
        return _answered.TryGetValue(commitment.Sentence.Message.Id, out var request)
            && _found[request].Assignee?.Id == understood.Assignee?.Id
            && commitment.PointsBack
            ? request
            : null;
    }

    private string Id(string kind, AnalysedMessage message, string text) =>
        InsightId.Of(_input.ConversationId, kind, NumericId.Text(message.Id), text);

    private List<NamedThing> Entities(Sentence sentence, int from, int to)
    {
        var words = sentence.Words;
        var people = _names.In(sentence).Select(name => (
            Start: words[name.At].Start, End: words[name.At + name.Length - 1].End, name.Member, Time: (DateExpression?)null));
        var times = DateExpressions.Find(sentence.Text, _input.StartTime + sentence.Message.Start, _input.Settings.TimezoneOffset)
            .Select(time => (time.Start, time.End, Member: (AnalysedMember?)null, Time: (DateExpression?)time));
        return
        [
            .. people.Select(person => (person.Start, person.End, Member: (AnalysedMember?)person.Member, person.Time))
                .Concat(times)
                .Where(thing => thing.Start >= from && thing.End <= to)
                .OrderBy(thing => thing.Start)
                .Select(thing => new NamedThing(
                    thing.Time?.TypeName ?? "person", sentence.Text[thing.Start..thing.End], thing.Start - from, thing.Member, thing.Time)),
        ];
    }
}
