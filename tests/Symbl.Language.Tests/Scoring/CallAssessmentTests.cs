using Symbl.Domain.Analysis;
using Symbl.Language.Scoring;
using Symbl.Language.Text;
using Xunit;
using static Symbl.Language.Tests.Conversations.SampleConversations;

namespace Symbl.Language.Tests.Scoring;

public sealed class CallAssessmentTests
{
    private static readonly string[] Filler =
        ["A: " + string.Join(' ', Enumerable.Repeat("word", 30)) + ".", "B: " + string.Join(' ', Enumerable.Repeat("other", 30)) + "."];

    [Fact]
    public void A_sales_call_gets_the_mean_of_all_managed_criteria()
    {
        var score = new ConversationAnalysis(SalesCall(new AnalysisSettings { ConversationType = "sales" })).Assessment.Score!;

        Assert.Equal(
            ["Communication and Engagement", "Question Handling", "Forward Motion", "Sales Process"],
            score.Criteria.Select(criterion => criterion.Criterion.Name));
        Assert.Equal((int)Math.Round(score.Criteria.Average(criterion => criterion.Score), MidpointRounding.AwayFromZero), score.Score);
        Assert.All(score.Criteria, criterion => Assert.InRange(criterion.Score, 0, 100));
        Assert.InRange(score.Score, 80, 100);
    }

    [Fact]
    public void Only_sales_calls_have_the_sales_process_criterion() =>
        Assert.Equal(3, new ConversationAnalysis(SupportCall(new AnalysisSettings())).Assessment.Score!.Criteria.Count);

    [Fact]
    public void The_explanation_states_measurements()
    {
        var sales = SalesCall(new AnalysisSettings());
        var assessment = new ConversationAnalysis(sales).Assessment;
        var (facts, criterion) = (assessment.Facts, assessment.Score!.Criteria[0]);

        Assert.Equal(1, facts.Speakers.Sum(speaker => speaker.Share), 6);
        Assert.Equal(facts.Questions.Count, facts.Speakers.Sum(speaker => speaker.Questions));
        Assert.Contains($"{facts.Questions.Count} questions were asked (Priya Raman 14", criterion.Summary, StringComparison.Ordinal);
        Assert.Contains("Priya Raman 55 %, Will Turner 28 % and Grace Park 17 %", criterion.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_are_answered_or_deferred_or_open()
    {
        var facts = new ConversationAnalysis(Of(
            new AnalysisSettings(),
            "Ann: How many seats do you need?",
            "Bo: About forty.",
            "Ann: When does your contract end?",
            "Bo: I'm not sure, I'll check with Kim.",
            "Ann: Who pays for the licenses?",
            "Ann: What color should the report have?",
            "Bo: Blue.")).Assessment.Facts;

        Assert.Equal(
            ["About forty.", "I'm not sure, I'll check with Kim.", null, "Blue."], facts.Questions.Select(pair => pair.Answer?.Text));
        Assert.Equal([false, true, false, false], facts.Questions.Select(pair => pair.IsPutOff));
    }

    [Fact]
    public void Objections_have_responses()
    {
        Assert.Equal(
            [
                (
                    "I'm a bit worried about security.",
                    "It's stored in Frankfurt, encrypted, and we are ISO 27001 certified. I can send you the report."),
                ("Hmm, that's too expensive for us.", "I understand. May I ask what they are quoting?"),
                ("I'm not sure we can commit to two years, though.", "That's fair. There is also an exit clause after twelve months."),
            ],
            Objection.Of(new ConversationText(SalesCall())).Select(objection => (objection.Text, objection.Response!.Text)));
        var none = Of(new AnalysisSettings(), "A: Is it too expensive?", "B: It's not too expensive, I already said so.");
        Assert.Empty(Objection.Of(new ConversationText(none)));
    }

    [Fact]
    public void A_checklist_is_scored_by_words_weighted_by_priority()
    {
        var criterion = new CriterionDefinition(
            "1", "Care", null, [],
            [
                new ChecklistQuestion("Did the agent offer a refund or a credit?", "high"),
                new ChecklistQuestion("Was the weather forecast discussed?", "low"),
            ]);
        var call = SupportCall(new AnalysisSettings { ScorecardId = "7", Criteria = [criterion] });
        var scored = new ConversationAnalysis(call).Assessment.Score!.Criteria[0];

        Assert.Equal(75, scored.Score);
        Assert.Equal([true, false], scored.Checklist.Select(question => question.IsMet));
        Assert.Equal(["refund", "credit"], scored.Checklist[0].Words);
        Assert.All(
            scored.Checklist[0].Places,
            place => Assert.Matches("^(?i:refund|credit)", place.Message.Text[place.Offset..]));
        Assert.Contains("no words found", scored.Negative, StringComparison.Ordinal);
    }

    [Fact]
    public void The_questions_of_the_stage_have_high_priority()
    {
        Assert.All(SalesProcess.Checklist("general"), item => Assert.Equal("medium", item.Question.Priority));
        Assert.Equal(
            "high", SalesProcess.Checklist("demo").Single(item => item.Question.Question == "Was the product shown?").Question.Priority);
        Assert.Equal(
            "low", SalesProcess.Checklist("demo").Single(item => item.Question.Question == "Was the price discussed?").Question.Priority);
    }

    [Fact]
    public void A_score_needs_words_and_English_and_the_scorecard()
    {
        Assert.StartsWith(
            "The transcript has 3 words; 50 or more",
            new ConversationAnalysis(Of(new AnalysisSettings(), "A: One two three.")).Assessment.Obstacle);
        Assert.NotNull(new ConversationAnalysis(Of(new AnalysisSettings { LanguageCode = "de-DE" }, Filler)).Assessment.Obstacle);
        var unknown = new ConversationAnalysis(Of(new AnalysisSettings { ScorecardId = "7", Criteria = [] }, Filler)).Assessment;
        Assert.Null(unknown.Obstacle);
        Assert.Contains("no scorecard 7", unknown.ScoreObstacle, StringComparison.Ordinal);
        Assert.Null(unknown.Score);
    }

    [Fact]
    public void A_single_speaker_gets_a_low_score_with_the_reason()
    {
        var alone = new ConversationAnalysis(Of(new AnalysisSettings(), Filler[0], Filler[0])).Assessment.Score!.Criteria[0];
        var together = new ConversationAnalysis(Of(new AnalysisSettings(), Filler)).Assessment.Score!.Criteria[0];

        Assert.True(alone.Score < together.Score);
        Assert.Contains("A was the only speaker.", alone.Negative, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_is_in_order_of_time()
    {
        var sales = SalesCall(new AnalysisSettings());
        var report = new ConversationAnalysis(sales).Assessment.Insights!;

        Assert.Equal(3, report.Short.Count);
        Assert.All(report.Long, sentence => Assert.Equal(
            sentence.Text, sentence.Message.Text.Substring(sentence.Offset, sentence.Text.Length)));
        Assert.Equal(report.Long.OrderBy(sentence => sentence.Message.Id), report.Long);
        Assert.Equal(report.NextSteps.OrderBy(step => step.Messages[0].Id), report.NextSteps);
        Assert.Equal(5, report.Sentiment.Count);
        Assert.Equal(sales.Messages[0].Start, report.Sentiment[0].Start);
        Assert.Equal(sales.Messages[^1].End, report.Sentiment[^1].End);
        Assert.StartsWith("Priya Raman, Will Turner and Grace Park spoke for 5 minutes about ", report.Executive);
    }

    [Fact]
    public void The_same_conversation_has_the_same_score()
    {
        var one = new ConversationAnalysis(SupportCall(new AnalysisSettings())).Assessment;
        var other = new ConversationAnalysis(SupportCall(new AnalysisSettings())).Assessment;

        Assert.Equal(one.Score!.Summary, other.Score!.Summary);
        Assert.Equal(one.Score.Criteria.Select(each => each.Positive), other.Score.Criteria.Select(each => each.Positive));
    }
}
