using Symbl.Domain.Analysis;
using Symbl.Language.Scoring;
using Symbl.Language.Text;
using Xunit;
using static Symbl.Language.Tests.Conversations.SampleConversations;

namespace Symbl.Language.Tests.Scoring;

public sealed class ConductTests
{
    private const string Remark = "{remark}";

    private static readonly string[] Lines =
    [
        "Agent: Good morning, this is the support line. How can I help you?",
        "Customer: Hello, my internet has not worked since yesterday. Can you please check the line?",
        "Agent: {remark}",
        "Customer: But I pay for the service every month. When will the connection work again?",
        "Agent: I will send a technician to your home tomorrow at ten.",
        "Customer: And what does the technician cost?",
        "Agent: It is free of charge for you.",
        "Customer: Okay, then I will wait for the technician tomorrow.",
    ];

    [Theory]
    [InlineData("That's not my problem, go away.")]
    [InlineData("I don't care what you want.")]
    [InlineData("Are you stupid? Learn to read.")]
    [InlineData("Stop wasting my time and deal with it.")]
    [InlineData("There is nothing I can do, figure it out yourself.")]
    [InlineData("I'm not going to help you. Shut up.")]
    public void A_rude_remark_lowers_each_criterion(string remark)
    {
        var (rude, kind) = (Score(remark), Score("Of course, I am happy to check the line for you."));

        Assert.All(rude.Criteria.Zip(kind.Criteria), pair => Assert.True(pair.First.Score < pair.Second.Score, pair.First.Criterion.Name));
        Assert.True(rude.Score <= kind.Score - 15, $"{rude.Score} and {kind.Score}");
        Assert.InRange(kind.Score, 75, 100);
        Assert.Contains("rude or refused help", rude.Criteria[0].Negative, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_in_which_the_agent_dismisses_the_customer_has_a_low_score()
    {
        var score = new ConversationAnalysis(Of(
            new AnalysisSettings(),
            "Agent: Support, what do you want?",
            "Customer: Hello, my internet has not worked since yesterday. Could you check the line, please?",
            "Agent: That's not my problem, go away.",
            "Customer: I pay for this every month. When will the connection work again?",
            "Agent: I don't care. Stop wasting my time.",
            "Customer: Could I talk to your manager about the refund of this month?",
            "Agent: No. There is nothing I can do for you, so deal with it.",
            "Customer: That doesn't help. I'm canceling the contract today.")).Assessment.Score!;

        Assert.InRange(score.Score, 0, 30);
    }

    [Fact]
    public void A_friendly_solved_call_has_a_high_score() =>
        Assert.InRange(new ConversationAnalysis(SupportCall(new AnalysisSettings())).Assessment.Score!.Score, 75, 100);

    [Theory]
    [InlineData("Your colleague told me to go away.")]
    [InlineData("I don't care which color it has.")]
    [InlineData("It's not a problem at all.")]
    [InlineData("It's not that I don't care.")]
    [InlineData("I didn't say it's not my problem.")]
    public void Reports_and_polite_phrases_are_no_remarks(string text) =>
        Assert.Empty(new Conduct(new ConversationText(Of(new AnalysisSettings(), "A: " + text))).Remarks);

    [Fact]
    public void Interruptions_lower_the_score()
    {
        var calm = new Conduct(new ConversationText(Of(new AnalysisSettings(), Talk("the line is down."))));
        var cut = new Conduct(new ConversationText(Of(new AnalysisSettings(), Talk("the line is \u2014"))));

        Assert.Equal((1, 0), (calm.Share, calm.Interruptions));
        Assert.Equal(7, cut.Interruptions);
        Assert.InRange(cut.Share, 0, 0.9);
        Assert.InRange(new Conduct(new ConversationText(Of(new AnalysisSettings(), "A: Stop interrupting me, please."))).Share, 0.5, 0.9);
    }

    [Fact]
    public void An_end_without_a_solution_lowers_the_next_steps()
    {
        string[] open = [.. Lines[..^1].Select(line => line.Replace(Remark, "Sure.", StringComparison.Ordinal)), "Customer: Forget it, the line is still not working."];
        var (unresolved, solved) = (
            new ConversationAnalysis(Of(new AnalysisSettings(), open)).Assessment.Score!.Criteria[2], Score("Sure.").Criteria[2]);

        Assert.True(unresolved.Score < solved.Score - 20, $"{unresolved.Score} and {solved.Score}");
        Assert.Contains("without a solution", unresolved.Negative, StringComparison.Ordinal);
    }

    private static string[] Talk(string text) => [.. Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? "A: " : "B: ") + text)];

    private static ScoredCall Score(string remark) => new ConversationAnalysis(Of(
        new AnalysisSettings(), [.. Lines.Select(line => line.Replace(Remark, remark, StringComparison.Ordinal))])).Assessment.Score!;
}
