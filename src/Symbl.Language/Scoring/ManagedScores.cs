using Symbl.Domain.Analysis;
using Symbl.Language.Insights;
using Symbl.Language.Text;

namespace Symbl.Language.Scoring;

/// <summary>Scores the managed criteria without a checklist. The bounds are chosen by hand. The explanation states the measurements.</summary>
internal static class ManagedScores
{
    // A share of the words up to this excess over an equal share is fair. A share near 1 is a lecture.
    private const double FairExcess = 0.15;
    private const double Lecture = 0.95;

    // About one minute and four minutes of speech.
    private const int ShortMonologue = 150;
    private const int LongMonologue = 600;

    private const double LittleOverlap = 0.05;
    private const double MuchOverlap = 0.3;

    // One message in twelve is a question.
    private const double ManyQuestions = 1.0 / 12;

    // The neutral score of a conversation without questions.
    private const int NoQuestions = 50;
    private const int MostQuotes = 2;

    // Share of a criterion that remains if the speakers insult and dismiss each other.
    private const double LeastOfTone = 0.2;

    // Share of the next steps that counts if the call ends without a solution.
    private const double Unresolved = 0.4;

    /// <summary>Scores the balance of the speakers, questions and sentiment.</summary>
    /// <param name="facts">The measurements of the conversation.</param>
    /// <param name="criterion">The criterion.</param>
    public static ScoredCriterion Communication(ConversationFacts facts, CriterionDefinition criterion)
    {
        var (first, count) = (facts.Speakers[0], facts.Speakers.Count);
        var shares = facts.Speakers.Select(speaker => $"{speaker.Member.Name} {ReportText.Percent(speaker.Share)}").ToList();
        var (balance, monologue, overlap, asking, sentiment) = (
            count == 1 ? 0 : Falling(first.Share, 1.0 / count + FairExcess, Lecture),
            Falling(facts.LongestWords, ShortMonologue, LongMonologue),
            Falling(facts.Overlap, LittleOverlap, MuchOverlap),
            Math.Min(1, facts.Questions.Count / (ManyQuestions * facts.Conversation.Input.Messages.Count)),
            Math.Clamp(0.7 + 2 * facts.Sentiment.Average(each => each.Score), 0, 1));
        var (positive, negative) = (
            facts.Sentiment.Count(each => each.Suggested == "positive"), facts.Sentiment.Count(each => each.Suggested == "negative"));
        var askers = facts.Speakers.Where(speaker => speaker.Questions > 0)
            .Select(speaker => $"{speaker.Member.Name} {speaker.Questions}").ToList();
        var asked = facts.Questions.Count == 0
            ? "There were no questions."
            : $"{Capital(ReportText.Count(facts.Questions.Count, "question"))} {Were(facts.Questions.Count)} asked ({ReportText.List(askers)}).";
        var longest = $"{facts.LongestBy!.Name} had the longest uninterrupted turn, {ReportText.Count(facts.LongestWords, "word")}.";
        var sentimentText = $"{Capital(ReportText.Count(positive, "message"))} of {facts.Sentiment.Count} had a positive tone, {negative} a negative tone.";
        var together = $"Speakers overlapped for {ReportText.Percent(facts.Overlap)} of the time.";
        var said = count == 1 ? $"{first.Member.Name} was the only speaker." : $"Share of the words: {ReportText.List(shares)}.";
        return Scored(
            criterion,
            Tone(facts) * (0.35 * balance + 0.15 * monologue + 0.1 * overlap + 0.2 * asking + 0.2 * sentiment),
            $"{said} {asked}",
            (balance >= 0.5, count == 1
                ? said
                : $"{first.Member.Name} said the most, {ReportText.Percent(first.Share)} of the words of {count} speakers."),
            (asking >= 0.5, asked),
            (monologue >= 0.5, longest),
            (sentiment >= 0.5, sentimentText),
            Remarks(facts),
            (overlap >= 0.5 ? null : false, together));
    }

    /// <summary>Scores the answers to questions.</summary>
    /// <param name="facts">The measurements of the conversation.</param>
    /// <param name="criterion">The criterion.</param>
    public static ScoredCriterion QuestionHandling(ConversationFacts facts, CriterionDefinition criterion)
    {
        var total = facts.Questions.Count;
        if (total == 0)
        {
            return new ScoredCriterion(
                criterion,
                (int)Math.Round(NoQuestions * Tone(facts), MidpointRounding.AwayFromZero),
                "There were no questions.",
                null,
                ReportText.Text(Remarks(facts) is (false, var remarks) ? remarks : null),
                []);
        }

        var rude = facts.Questions.Where(question => question.Answer is { } answer && facts.Conduct.IsRude(answer)).ToList();
        var putOff = facts.Questions.Where(question => question.IsPutOff).Except(rude).ToList();
        var open = facts.Questions.Where(question => question.Answer is null).ToList();
        var answered = total - putOff.Count - open.Count - rude.Count;
        string Quotes(List<AnsweredQuestion> questions) =>
            ReportText.List([.. questions.Take(MostQuotes).Select(question => ReportText.Quote(question.Question.Text))]);
        return Scored(
            criterion,
            Tone(facts) * (answered + 0.5 * putOff.Count) / total,
            $"{answered} of {ReportText.Count(total, "question")} {Were(answered)} answered.",
            (answered > 0 ? true : null, $"{Capital(ReportText.Count(answered, "question"))} {Were(answered)} answered by another speaker."),
            (rude.Count > 0 ? false : null,
                $"{Capital(ReportText.Count(rude.Count, "question"))} {Were(rude.Count)} dismissed or refused, such as {Quotes(rude)}."),
            (putOff.Count > 0 ? false : null,
                $"{Capital(ReportText.Count(putOff.Count, "question"))} {Were(putOff.Count)} deferred, such as {Quotes(putOff)}."),
            (open.Count > 0 ? false : null, $"{Capital(ReportText.Count(open.Count, "question"))} {Were(open.Count)} not answered, such as {Quotes(open)}."));
    }

    /// <summary>Scores the next steps.</summary>
    /// <param name="facts">The measurements of the conversation.</param>
    /// <param name="criterion">The criterion.</param>
    public static ScoredCriterion ForwardMotion(ConversationFacts facts, CriterionDefinition criterion)
    {
        var steps = facts.NextSteps;
        var outcome = Tone(facts) * (facts.Conduct.Unresolved is null ? 1 : Unresolved);
        (bool? Good, string Sentence) open = (
            facts.Conduct.Unresolved is null ? null : false,
            $"The call ended without a solution: {ReportText.Quote(facts.Conduct.Unresolved?.Text ?? "")}.");
        if (steps.Count == 0)
            return Scored(criterion, 0.1 * outcome, "There were no next steps.", (false, "The speakers named no next step."), open);
        var (assigned, due) = (steps.Count(step => step.Assignee is not null), steps.Count(step => step.DueBy is not null));
        var again = steps.Count(step => step.Kind == InsightKind.FollowUp);
        var score = 0.4 + (0.2 * assigned + 0.2 * due) / steps.Count + (again > 0 ? 0.1 : 0) + 0.1 * Math.Min(1, steps.Count / 3.0);
        return Scored(
            criterion,
            outcome * score,
            $"{Capital(ReportText.Count(steps.Count, "next step"))} {Were(steps.Count)} named: "
                + $"{assigned} with an assignee, {due} with a due date.",
            (true, $"The first is {ReportText.Quote(steps[0].Restated ?? steps[0].Text)}."),
            (again > 0 ? true : null, $"{Capital(ReportText.Count(again, "follow-up"))} {Were(again)} agreed."),
            (assigned < steps.Count ? false : null, $"{steps.Count - assigned} without an assignee."),
            (due < steps.Count ? false : null, $"{steps.Count - due} without a due date."),
            open);
    }

    /// <summary>Gets the share of a criterion that the conduct of the speakers leaves.</summary>
    private static double Tone(ConversationFacts facts) => LeastOfTone + (1 - LeastOfTone) * facts.Conduct.Share;

    private static (bool? Good, string Sentence) Remarks(ConversationFacts facts)
    {
        var (remarks, cut) = (facts.Conduct.Remarks, facts.Conduct.Interruptions);
        if (facts.Conduct.Share == 1)
            return (null, "");
        return remarks.Count == 0
            ? (false, $"Speakers interrupted each other, with {ReportText.Count(cut, "cut sentence")}.")
            : (false, $"{Capital(ReportText.Count(remarks.Count, "remark"))} {Were(remarks.Count)} rude or refused help, such as "
                + $"{ReportText.List([.. remarks.Take(MostQuotes).Select(remark => ReportText.Quote(remark.Text))])}.");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Were(int count) => count == 1 ? "was" : "were";

    // True raises the score, false lowers it, null is not mentioned.
    private static ScoredCriterion Scored(
        CriterionDefinition criterion, double share, string summary, params (bool? Good, string Sentence)[] facts) => new(
        criterion,
        (int)Math.Round(100 * Math.Clamp(share, 0, 1), MidpointRounding.AwayFromZero),
        summary,
        ReportText.Text(facts.Where(fact => fact.Good == true).Select(fact => fact.Sentence)),
        ReportText.Text(facts.Where(fact => fact.Good == false).Select(fact => fact.Sentence)),
        []);

    // Gets 1 up to the good value, 0 from the bad value, and linear values between them.
    private static double Falling(double value, double good, double bad) => Math.Clamp((bad - value) / (bad - good), 0, 1);
}
