using Symbl.Domain.Analysis;
using Symbl.Language.Insights;
using Symbl.Language.Text;

namespace Symbl.Language.Scoring;

/// <summary>Scores by the managed criteria without a checklist. Bounds are set by hand; what is measured is told with the score.</summary>
internal static class ManagedScores
{
    // A share of the words this far above an equal one is still a conversation; one who says nearly all of them holds a lecture.
    private const double FairExcess = 0.15;
    private const double Lecture = 0.95;

    // About one minute of speech, and four.
    private const int ShortStretch = 150;
    private const int LongStretch = 600;

    private const double LittleOverlap = 0.05;
    private const double MuchOverlap = 0.3;

    // One message in twelve asks something.
    private const double ManyQuestions = 1.0 / 12;

    // Where nobody asks, questions were handled neither well nor badly.
    private const int NothingToHandle = 50;
    private const int MostQuotes = 2;

    public static ScoredCriterion Communication(ConversationFacts facts, CriterionDefinition criterion)
    {
        var (first, count) = (facts.Speakers[0], facts.Speakers.Count);
        var shares = facts.Speakers.Select(speaker => $"{speaker.Member.Name} {ReportText.Percent(speaker.Share)}").ToList();
        var (balance, stretch, overlap, asking, tone) = (
            count == 1 ? 0 : Falling(first.Share, 1.0 / count + FairExcess, Lecture),
            Falling(facts.LongestWords, ShortStretch, LongStretch),
            Falling(facts.Overlap, LittleOverlap, MuchOverlap),
            Math.Min(1, facts.Questions.Count / (ManyQuestions * facts.Input.Messages.Count)),
            Math.Clamp(0.7 + 2 * facts.Tones.Average(each => each.Score), 0, 1));
        var (pleasant, unpleasant) = (
            facts.Tones.Count(each => each.Suggested == "positive"), facts.Tones.Count(each => each.Suggested == "negative"));
        var askers = facts.Speakers.Where(speaker => speaker.Questions > 0)
            .Select(speaker => $"{speaker.Member.Name} {speaker.Questions}").ToList();
        var asked = facts.Questions.Count == 0
            ? "Nobody asked a question."
            : $"{Capital(ReportText.Count(facts.Questions.Count, "question"))} {Were(facts.Questions.Count)} asked ({ReportText.List(askers)}).";
        var longest = $"{facts.LongestBy!.Name} spoke longest without another speaking, {ReportText.Count(facts.LongestWords, "word")}.";
        var toned = $"{Capital(ReportText.Count(pleasant, "message"))} sounded positive, {unpleasant} negative, of {facts.Tones.Count}.";
        var together = $"Two spoke at once for {ReportText.Percent(facts.Overlap)} of the time.";
        var said = count == 1 ? $"{first.Member.Name} alone spoke." : $"Of the words, {ReportText.List(shares)}.";
        return Scored(
            criterion,
            0.35 * balance + 0.15 * stretch + 0.1 * overlap + 0.2 * asking + 0.2 * tone,
            $"{said} {asked}",
            (balance >= 0.5, count == 1
                ? said
                : $"{first.Member.Name} said most, {ReportText.Percent(first.Share)} of the words of {count} speakers."),
            (asking >= 0.5, asked),
            (stretch >= 0.5, longest),
            (tone >= 0.5, toned),
            (overlap >= 0.5 ? null : false, together));
    }

    public static ScoredCriterion QuestionHandling(ConversationFacts facts, CriterionDefinition criterion)
    {
        var total = facts.Questions.Count;
        if (total == 0)
            return new ScoredCriterion(criterion, NothingToHandle, "Nobody asked a question, so there was none to handle.", null, null, []);
        var putOff = facts.Questions.Where(question => question.IsPutOff).ToList();
        var open = facts.Questions.Where(question => question.Answer is null).ToList();
        var answered = total - putOff.Count - open.Count;
        string Quotes(List<AnsweredQuestion> questions) =>
            ReportText.List([.. questions.Take(MostQuotes).Select(question => ReportText.Quote(question.Question.Text))]);
        return Scored(
            criterion,
            (answered + 0.5 * putOff.Count) / total,
            $"{answered} of {ReportText.Count(total, "question")} {Were(answered)} answered.",
            (answered > 0 ? true : null, $"{Capital(ReportText.Count(answered, "question"))} got an answer from somebody else."),
            (putOff.Count > 0 ? false : null,
                $"{Capital(ReportText.Count(putOff.Count, "question"))} {Were(putOff.Count)} put off, such as {Quotes(putOff)}."),
            (open.Count > 0 ? false : null, $"{Capital(ReportText.Count(open.Count, "question"))} got no answer, such as {Quotes(open)}."));
    }

    public static ScoredCriterion ForwardMotion(ConversationFacts facts, CriterionDefinition criterion)
    {
        var steps = facts.NextSteps;
        if (steps.Count == 0)
            return Scored(criterion, 0.1, "No next steps were named.", (false, "Nobody said what happens next."));
        var (assigned, due) = (steps.Count(step => step.Assignee is not null), steps.Count(step => step.DueBy is not null));
        var again = steps.Count(step => step.Kind == InsightKind.FollowUp);
        var score = 0.4 + (0.2 * assigned + 0.2 * due) / steps.Count + (again > 0 ? 0.1 : 0) + 0.1 * Math.Min(1, steps.Count / 3.0);
        return Scored(
            criterion,
            score,
            $"{Capital(ReportText.Count(steps.Count, "next step"))} {Were(steps.Count)} named: "
                + $"{assigned} with somebody to do it, {due} with a date.",
            (true, $"The first is {ReportText.Quote(steps[0].Restated ?? steps[0].Text)}."),
            (again > 0 ? true : null, $"{Capital(ReportText.Count(again, "follow-up"))} {Were(again)} agreed."),
            (assigned < steps.Count ? false : null, $"{steps.Count - assigned} without somebody to do it."),
            (due < steps.Count ? false : null, $"{steps.Count - due} without a date."));
    }

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    public static string Were(int count) => count == 1 ? "was" : "were";

    // True speaks for the criterion, false against it, null is not worth a word.
    private static ScoredCriterion Scored(
        CriterionDefinition criterion, double share, string summary, params (bool? Good, string Sentence)[] facts) => new(
        criterion,
        (int)Math.Round(100 * Math.Clamp(share, 0, 1), MidpointRounding.AwayFromZero),
        summary,
        ReportText.Text(facts.Where(fact => fact.Good == true).Select(fact => fact.Sentence)),
        ReportText.Text(facts.Where(fact => fact.Good == false).Select(fact => fact.Sentence)),
        []);

    // 1 up to the lower bound, 0 from the upper one on.
    private static double Falling(double value, double good, double bad) => Math.Clamp((bad - value) / (bad - good), 0, 1);
}
