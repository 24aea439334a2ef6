using System.Collections.Concurrent;
using Symbl.Language.Bench.Corpora;
using Symbl.Language.Insights;

namespace Symbl.Language.Bench.Scores;

/// <summary>The scores of topics and summaries on meetings of QMSum.</summary>
/// <param name="Meetings">Number of meetings.</param>
/// <param name="WithTopics">Number of meetings with at least one topic.</param>
/// <param name="Named">Annotated topics: a found topic has a content word of the title and occurs in the turns of the topic.</param>
/// <param name="Spans">Sum of the best F1 of an abstract topic or topic for each annotated topic, by turns.</param>
/// <param name="Rouge">Sum of ROUGE-1 of the summaries against the general summaries.</param>
/// <param name="Evidence">Sentences of summaries in turns that answer a question.</param>
/// <param name="Words">Words of the meetings in turns that answer a question: the score of sentences by chance.</param>
internal sealed record QmsumScore(int Meetings, int WithTopics, Overlap Named, double Spans, double Rouge, Overlap Evidence, Overlap Words)
{
    /// <summary>Scores meetings.</summary>
    /// <param name="meetings">The meetings.</param>
    public static QmsumScore Of(IReadOnlyList<QmsumMeeting> meetings)
    {
        var scores = new ConcurrentDictionary<int, QmsumScore>();
        Parallel.For(0, meetings.Count, at => scores[at] = Of(meetings[at]));
        // Sums of floating point numbers depend on their order.
        return scores.OrderBy(score => score.Key).Select(score => score.Value).Aggregate((one, other) => new QmsumScore(
            one.Meetings + other.Meetings,
            one.WithTopics + other.WithTopics,
            one.Named + other.Named,
            one.Spans + other.Spans,
            one.Rouge + other.Rouge,
            one.Evidence + other.Evidence,
            one.Words + other.Words));
    }

    private static QmsumScore Of(QmsumMeeting meeting)
    {
        var analysis = new ConversationAnalysis(Corpora.Meetings.Input(meeting.Turns));
        var topics = analysis.Topics.Topics;
        var summary = analysis.Summary.Sentences;
        var found = topics.Select(topic => Turns(topic.Messages.Select(Corpora.Meetings.Turn)))
            .Concat(analysis.Topics.AbstractTopics.Select(topic => Turns(topic.Messages.Select(Corpora.Meetings.Turn)))).ToList();
        // A title such as "opening" without a content word cannot be found by its words.
        var titled = meeting.Topics.Where(topic => Scores.Words.Content(topic.Title).Count > 0).ToList();
        var lengths = meeting.Turns.Select(turn => (double)turn.Text.AsSpan().Count(' ') + 1).ToList();
        return new QmsumScore(
            1,
            topics.Count > 0 ? 1 : 0,
            new Overlap(titled.Count(topic => topics.Any(one => Names(one, topic))), topics.Count, titled.Count),
            meeting.Topics.Count == 0 ? 0 : meeting.Topics.Average(topic => found.Select(turns => Overlap.Of(turns, topic.Turns).F1).DefaultIfEmpty().Max()),
            meeting.Summaries.Count == 0 ? 0 : meeting.Summaries.Average(
                reference => Scores.Words.Rouge(string.Join(' ', summary.Select(sentence => sentence.Text)), reference).F1),
            new Overlap(
                summary.Count(sentence => meeting.Evidence.Contains(Corpora.Meetings.Turn(sentence.Message))), summary.Count, meeting.Evidence.Count),
            new Overlap(lengths.Where((_, turn) => meeting.Evidence.Contains(turn)).Sum(), lengths.Sum(), 0));
    }

    private static HashSet<int> Turns(IEnumerable<int> turns) => [.. turns];

    private static bool Names(Topic found, QmsumTopic annotated) =>
        Scores.Words.Content(found.Text).Overlaps(Scores.Words.Content(annotated.Title))
        && found.Messages.Any(message => annotated.Turns.Contains(Corpora.Meetings.Turn(message)));
}
