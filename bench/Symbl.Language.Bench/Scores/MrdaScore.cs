using System.Collections.Concurrent;
using Symbl.Domain.Analysis;
using Symbl.Language.Bench.Corpora;

namespace Symbl.Language.Bench.Scores;

/// <summary>The scores of questions and commitments on meetings of MRDA.</summary>
/// <param name="Questions">Questions in text without punctuation. An utterance with the basic tag <c>Q</c> is a question.</param>
/// <param name="ByTag">Found and all questions by general tag.</param>
/// <param name="Commitments">Utterances of action items and follow-ups, compared with the tag <c>cc</c>.</param>
/// <param name="Related">Found utterances with the tag <c>cc</c>, <c>cs</c> or <c>co</c>.</param>
/// <param name="Errors">The utterances with a wrong result.</param>
internal sealed record MrdaScore(
    Overlap Questions,
    IReadOnlyDictionary<string, Overlap> ByTag,
    Overlap Commitments,
    int Related,
    IReadOnlyList<string> Errors)
{
    /// <summary>Scores meetings.</summary>
    /// <param name="meetings">The meetings.</param>
    public static MrdaScore Of(IReadOnlyList<MrdaMeeting> meetings)
    {
        var scores = new ConcurrentDictionary<string, MrdaScore>(StringComparer.Ordinal);
        Parallel.ForEach(meetings, meeting => scores[meeting.Name] = Of(meeting));
        var ordered = scores.OrderBy(score => score.Key, StringComparer.Ordinal).Select(score => score.Value).ToList();
        return new MrdaScore(
            ordered.Aggregate(default(Overlap), (sum, score) => sum + score.Questions),
            ordered.SelectMany(score => score.ByTag).GroupBy(tag => tag.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Aggregate(default(Overlap), (sum, tag) => sum + tag.Value), StringComparer.Ordinal),
            ordered.Aggregate(default(Overlap), (sum, score) => sum + score.Commitments),
            ordered.Sum(score => score.Related),
            [.. ordered.SelectMany(score => score.Errors)]);
    }

    private static MrdaScore Of(MrdaMeeting meeting)
    {
        var utterances = meeting.Utterances;
        IReadOnlySet<int> Tagged(Func<MrdaUtterance, bool> isOne) =>
            utterances.Index().Where(each => isOne(each.Item)).Select(each => each.Index).ToHashSet();

        var bare = Analyze(utterances, utterance => MrdaMeeting.Bare(utterance.Text)).Insights;
        var asked = Turns(bare.Questions.SelectMany(question => question.Messages));
        var marked = Analyze(utterances, utterance => utterance.Text).Insights;
        var promised = Turns(marked.ActionItems.Concat(marked.FollowUps).SelectMany(item => item.Messages));
        var questions = Tagged(utterance => utterance.Basic == "Q");
        var commitments = Tagged(utterance => utterance.Full == "cc");
        return new MrdaScore(
            Overlap.Of(asked, questions),
            questions.GroupBy(at => utterances[at].General, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => Overlap.Of(asked, group.ToHashSet()), StringComparer.Ordinal),
            Overlap.Of(promised, commitments),
            promised.Count(at => utterances[at].Full is "cc" or "cs" or "co"),
            [
                .. Wrong("question", asked, questions, utterances), .. Wrong("commitment", promised, commitments, utterances),
            ]);
    }

    private static ConversationAnalysis Analyze(IReadOnlyList<MrdaUtterance> utterances, Func<MrdaUtterance, string> text) =>
        new(Meetings.Input([.. utterances.Select(utterance => (utterance.Speaker, text(utterance)))]));

    private static HashSet<int> Turns(IEnumerable<AnalyzedMessage> messages) => [.. messages.Select(Meetings.Turn)];

    private static IEnumerable<string> Wrong(
        string kind, IReadOnlySet<int> found, IReadOnlySet<int> annotated, IReadOnlyList<MrdaUtterance> utterances)
    {
        string Line(string error, int at) => $"{error}\t{kind}\t{utterances[at].General}\t{utterances[at].Full}\t{utterances[at].Text}";
        return found.Where(at => !annotated.Contains(at)).Select(at => Line("superfluous", at))
            .Concat(annotated.Where(at => !found.Contains(at)).Select(at => Line("missed", at)));
    }
}
