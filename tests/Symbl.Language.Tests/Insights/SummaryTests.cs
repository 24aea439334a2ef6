using Symbl.Language.Insights;
using Xunit;

namespace Symbl.Language.Tests.Insights;

public sealed class SummaryTests
{
    private static readonly string[] Call =
    [
        "Ann: Thank you for calling the insurance office, Ann speaking.",
        "Ben: Hello, I would like to report a claim for water damage in my kitchen.",
        "Ben: It started because the hose of the washing machine burst on the weekend.",
        "Ann: When did you notice the water damage in the kitchen?",
        "Ben: On Sunday evening, the whole kitchen floor was wet and the cupboards were damaged.",
        "Ann: Mhm.",
        "Ben: They are made of wood, so the damage to the cupboards is quite large.",
        "Ann: I need photographs of the kitchen floor and the cupboards for the claim.",
        "Ben: That is no problem because I already have photographs of the damage.",
        "Ann: The claim has been registered and an assessor will visit the kitchen on Thursday.",
        "Ben: So the assessor decides about the repair of the kitchen floor and the cupboards.",
        "Ann: Yes, and the insurance pays for the repair of the washing machine hose as well.",
    ];

    [Fact]
    public void A_sentence_that_depends_on_the_previous_one_brings_it_along()
    {
        var input = Talk.Of(Call);
        var lines = input.Messages.Select(message => message.Text).ToList();
        for (var most = 1; most <= 6; most++)
        {
            var chosen = new ExtractiveSummary(new(input)).Summarize(most).Select(sentence => sentence.Text).ToList();
            Assert.NotEmpty(chosen);
            foreach (var (index, text) in lines.Index().Where(each => chosen.Contains(each.Item)))
            {
                if (text.Split(' ')[0] is "It" or "They" or "That" or "So" or "Yes," or "On")
                    Assert.Contains(lines[..index].Last(line => line != "Mhm."), chosen);
            }
        }
    }

    [Theory]
    [InlineData("It is late.", true)]
    [InlineData("Well, that means we wait.", true)]
    [InlineData("He paid the invoice.", true)]
    [InlineData("Because the line is down.", true)]
    [InlineData("But the router is new.", true)]
    [InlineData("This is Daniel from the bank.", false)]
    [InlineData("The router is new.", false)]
    [InlineData("Okay, the router is new.", false)]
    public void Sentences_that_point_back_are_found(string text, bool expected) =>
        Assert.Equal(expected, Antecedents.PointsBack(Assert.Single(new Language.Text.ConversationText(Talk.Of("Ann: " + text)).Sentences)));
}
