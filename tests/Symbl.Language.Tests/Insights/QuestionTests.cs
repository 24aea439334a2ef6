using Symbl.Domain.Analysis;
using Xunit;

namespace Symbl.Language.Tests.Insights;

public sealed class QuestionTests
{
    [Theory]
    [InlineData("When does the contract end?")]
    [InlineData("Okay, so how many seats do you need?")]
    [InlineData("Ben, did you merge it?")]
    [InlineData("And you tried the other cable?")]
    [InlineData("You're on the yearly plan, right?")]
    [InlineData("Could you send me the invoice?")]
    [InlineData("How much?")]
    [InlineData("I was wondering if there is a discount for schools?")]
    [InlineData("when does the contract end")]
    [InlineData("okay great how many seats do you need")]
    [InlineData("do you ship to norway")]
    [InlineData("what's the price of the large one")]
    [InlineData("hi i was wondering if you have it in blue")]
    [InlineData("thanks can you tell me when it arrives")]
    public void Questions_are_found(string text) =>
        Assert.Equal(text, Assert.Single(new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights.Questions).Text);

    [Theory]
    [InlineData("Right?")]
    [InlineData("You know?")]
    [InlineData("Okay?")]
    [InlineData("How are you?")]
    [InlineData("Hi Ben, how are you doing today?")]
    [InlineData("Can you hear me?")]
    [InlineData("Good morning everyone, can everybody see my screen?")]
    [InlineData("Does that make sense?")]
    [InlineData("It has been a long week, you know?")]
    [InlineData("Really?")]
    [InlineData("Isn't it?")]
    [InlineData("Ben?")]
    [InlineData("What I mean is that it works.")]
    [InlineData("what i mean is that it works")]
    [InlineData("when i restarted it the light went off")]
    [InlineData("which is great because we need it")]
    [InlineData("have a nice day everyone")]
    [InlineData("is good")]
    [InlineData("I asked when the contract ends.")]
    [InlineData("")]
    public void Courtesies_and_tags_and_statements_are_no_questions(string text) =>
        Assert.Empty(new ConversationAnalysis(Talk.Of("Ann: " + text, "Ben: Hm.")).Insights.Questions);

    [Fact]
    public void A_repeated_question_is_one_question_with_two_messages()
    {
        var question = Assert.Single(new ConversationAnalysis(Talk.Of(
            "Ann: When does the contract end?", "Ben: Sorry, what?", "Ann: Well, when does the contract end?")).Insights.Questions);

        Assert.Equal([1, 3], question.Messages.Select(Talk.Line));
        Assert.Equal(("Ann", (AnalyzedMember?)null), (question.From.Name, question.Assignee));
    }

    [Fact]
    public void A_message_can_contain_several_questions()
    {
        var questions = new ConversationAnalysis(
            Talk.Of("Ann: It broke. Why does it do that? It is new. Can I get another one?")).Insights.Questions;

        Assert.Equal(["Why does it do that?", "Can I get another one?"], questions.Select(question => question.Text));
        Assert.Equal([10, 42], questions.Select(question => question.Offset));
    }

    [Fact]
    public void Other_languages_have_no_insights()
    {
        var settings = new AnalysisSettings { LanguageCode = "es-ES" };

        Assert.Empty(new ConversationAnalysis(Talk.Of(["Ann: What time is it there?"], settings)).Insights.All);
    }

    [Fact]
    public void The_confidence_threshold_removes_less_certain_insights()
    {
        string[] lines = ["Ann: When does it end?", "Ben: On Friday, right?", "Ann: It ends with the month, right?"];

        Assert.Equal(2, new ConversationAnalysis(Talk.Of(lines, new AnalysisSettings())).Insights.Questions.Count);
        Assert.Single(new ConversationAnalysis(Talk.Of(lines, new AnalysisSettings { ConfidenceThreshold = 0.9 })).Insights.Questions);
    }
}
