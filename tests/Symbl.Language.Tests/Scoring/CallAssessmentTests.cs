using Symbl.Domain.Analysis;
using Symbl.Language.Scoring;
using Xunit;
using static Symbl.Language.Tests.Calls.SampleConversations;

namespace Symbl.Language.Tests.Scoring;

public sealed class CallAssessmentTests
{
    private static readonly string[] Filler =
        ["A: " + string.Join(' ', Enumerable.Repeat("word", 30)) + ".", "B: " + string.Join(' ', Enumerable.Repeat("other", 30)) + "."];

    [Fact]
    public void A_call_of_sales_is_scored_by_all_managed_criteria_and_the_score_is_their_mean()
    {
        var score = new CallAssessment(SalesCall(new AnalysisSettings { ConversationType = "sales" })).Score!;

        Assert.Equal(
            ["Communication and Engagement", "Question Handling", "Forward Motion", "Sales Process"],
            score.Criteria.Select(criterion => criterion.Criterion.Name));
        Assert.Equal((int)Math.Round(score.Criteria.Average(criterion => criterion.Score), MidpointRounding.AwayFromZero), score.Score);
        Assert.All(score.Criteria, criterion => Assert.InRange(criterion.Score, 0, 100));
        Assert.InRange(score.Score, 80, 100);
    }

    [Fact]
    public void Other_calls_have_no_sales_process() =>
        Assert.Equal(3, new CallAssessment(SupportCall(new AnalysisSettings())).Score!.Criteria.Count);

    [Fact]
    public void What_is_told_was_counted()
    {
        var sales = SalesCall(new AnalysisSettings());
        var facts = ConversationFacts.Of(sales);
        var criterion = new CallAssessment(sales).Score!.Criteria[0];

        Assert.Equal(1, facts.Speakers.Sum(speaker => speaker.Share), 6);
        Assert.Equal(facts.Questions.Count, facts.Speakers.Sum(speaker => speaker.Questions));
        Assert.Contains($"{facts.Questions.Count} questions were asked (Priya Raman 14", criterion.Summary, StringComparison.Ordinal);
        Assert.Contains("Priya Raman 55 %, Will Turner 28 % and Grace Park 17 %", criterion.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_are_answered_put_off_or_left_open()
    {
        var facts = ConversationFacts.Of(Of(
            new AnalysisSettings(),
            "Ann: How many seats do you need?",
            "Bo: About forty.",
            "Ann: When does your contract end?",
            "Bo: I'm not sure, I'll check with Kim.",
            "Ann: Who pays for the licences?",
            "Ann: What colour should the report have?",
            "Bo: Blue."));

        Assert.Equal(
            ["About forty.", "I'm not sure, I'll check with Kim.", null, "Blue."], facts.Questions.Select(pair => pair.Answer?.Text));
        Assert.Equal([false, true, false, false], facts.Questions.Select(pair => pair.IsPutOff));
    }

    [Fact]
    public void Objections_come_with_what_was_said_to_them()
    {
        Assert.Equal(
            [
                (
                    "I'm a bit worried about security.",
                    "It's stored in Frankfurt, encrypted, and we are ISO 27001 certified. I can send you the report."),
                ("Hmm, that's too expensive for us.", "I understand. May I ask what they are quoting?"),
                ("I'm not sure we can commit to two years, though.", "That's fair. There is also an exit clause after twelve months."),
            ],
            Objection.Of(SalesCall()).Select(objection => (objection.Text, objection.Response!.Text)));
        Assert.Empty(Objection.Of(Of(new AnalysisSettings(), "A: Is it too expensive?", "B: It's not too expensive, I already said so.")));
    }

    [Fact]
    public void A_checklist_is_met_by_the_words_of_its_questions_weighted_by_priority()
    {
        var criterion = new CriterionDefinition(
            "1", "Care", null, [],
            [
                new ChecklistQuestion("Did the agent offer a refund or a credit?", "high"),
                new ChecklistQuestion("Was the weather forecast discussed?", "low"),
            ]);
        var scored = new CallAssessment(SupportCall(new AnalysisSettings { ScorecardId = "7", Criteria = [criterion] })).Score!.Criteria[0];

        Assert.Equal(75, scored.Score);
        Assert.Equal([true, false], scored.Checklist.Select(question => question.IsMet));
        Assert.Equal(["refund", "credit"], scored.Checklist[0].Words);
        Assert.All(
            scored.Checklist[0].Places,
            place => Assert.Matches("^(?i:refund|credit)", place.Message.Text[place.Offset..]));
        Assert.Contains("none of its words was said", scored.Negative, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stage_weighs_its_own_questions_most()
    {
        Assert.All(SalesProcess.Checklist("general"), item => Assert.Equal("medium", item.Question.Priority));
        Assert.Equal(
            "high", SalesProcess.Checklist("demo").Single(item => item.Question.Question == "Was the product shown?").Question.Priority);
        Assert.Equal(
            "low", SalesProcess.Checklist("demo").Single(item => item.Question.Question == "Was the price spoken of?").Question.Priority);
    }

    [Fact]
    public void Without_words_without_English_or_without_the_scorecard_there_is_no_score()
    {
        Assert.StartsWith(
            "The transcript has 3 words; 50 or more", new CallAssessment(Of(new AnalysisSettings(), "A: One two three.")).Obstacle);
        Assert.NotNull(new CallAssessment(Of(new AnalysisSettings { LanguageCode = "de-DE" }, Filler)).Obstacle);
        var unknown = new CallAssessment(Of(new AnalysisSettings { ScorecardId = "7", Criteria = [] }, Filler));
        Assert.Null(unknown.Obstacle);
        Assert.Contains("scorecard of id 7", unknown.ScoreObstacle, StringComparison.Ordinal);
        Assert.Null(unknown.Score);
    }

    [Fact]
    public void One_who_speaks_alone_gets_little_and_is_told_so()
    {
        var alone = new CallAssessment(Of(new AnalysisSettings(), Filler[0], Filler[0])).Score!.Criteria[0];
        var together = new CallAssessment(Of(new AnalysisSettings(), Filler)).Score!.Criteria[0];

        Assert.True(alone.Score < together.Score);
        Assert.Contains("A alone spoke.", alone.Negative, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_tells_what_was_said_in_order()
    {
        var sales = SalesCall(new AnalysisSettings());
        var report = new CallAssessment(sales).Insights!;

        Assert.Equal(3, report.Short.Count);
        Assert.All(report.Long, sentence => Assert.Equal(
            sentence.Text, sentence.Message.Text.Substring(sentence.Offset, sentence.Text.Length)));
        Assert.Equal(report.Long.OrderBy(sentence => sentence.Message.Id), report.Long);
        Assert.Equal(report.NextSteps.OrderBy(step => step.Messages[0].Id), report.NextSteps);
        Assert.Equal(5, report.Tone.Count);
        Assert.Equal(sales.Messages[0].Start, report.Tone[0].Start);
        Assert.Equal(sales.Messages[^1].End, report.Tone[^1].End);
        Assert.StartsWith("Priya Raman, Will Turner and Grace Park spoke for 5 minutes about ", report.Executive);
    }

    [Fact]
    public void The_same_conversation_has_the_same_score()
    {
        var one = new CallAssessment(SupportCall(new AnalysisSettings()));
        var other = new CallAssessment(SupportCall(new AnalysisSettings()));

        Assert.Equal(one.Score!.Summary, other.Score!.Summary);
        Assert.Equal(one.Score.Criteria.Select(each => each.Positive), other.Score.Criteria.Select(each => each.Positive));
    }
}
