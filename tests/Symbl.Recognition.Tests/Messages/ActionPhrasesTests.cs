using CsCheck;
using Symbl.Recognition.Messages;
using Xunit;

namespace Symbl.Recognition.Tests.Messages;

public sealed class ActionPhrasesTests
{
    [Theory]
    [InlineData("I'll send you the invoice by Friday.", "I'll send you the invoice by Friday")]
    [InlineData("I\u2019ll send it.", "I\u2019ll send it")]
    [InlineData("Yes, I will refund the $64.50 today.", "I will refund the $64.50 today")]
    [InlineData("If it isn't, we will send a technician on Saturday, free of charge.", "we will send a technician on Saturday")]
    [InlineData("Could you give me your email and the invoice number, please?", "Could you give me your email and the invoice number")]
    [InlineData("Please call back tomorrow!", "Please call back tomorrow")]
    [InlineData("We're going to check the line.", "We're going to check the line")]
    [InlineData("Let me have a look.", "Let me have a look")]
    [InlineData("You need to restart the router.", "You need to restart the router")]
    [InlineData("Make sure you keep the box.", "Make sure you keep the box")]
    [InlineData("I'd like you to call her.", "I'd like you to call her")]
    [InlineData("I'll also write to maria.keller@example.com because it is late.", "I'll also write to maria.keller@example.com")]
    [InlineData("WE WILL CALL YOU.", "WE WILL CALL YOU")]
    public void Marks_promises_and_requests(string sentence, string phrase)
    {
        var found = Assert.Single(ActionPhrases.Find(sentence));
        Assert.Equal((ActionPhrases.Type, phrase), (found.Type, found.Text));
    }

    [Fact]
    public void Marks_each_phrase_of_a_sentence() => Assert.Equal(
        ["I'll start an update tonight", "I will call you on Thursday to check that your connection is stable"],
        ActionPhrases.Find("I'll start an update tonight, and I will call you on Thursday to check that your connection is stable.")
            .Select(phrase => phrase.Text));

    [Theory]
    [InlineData("")]
    [InlineData("The line is fine.")]
    [InlineData("Yes, please.")]
    [InlineData("I will not send it.")]
    [InlineData("I won't send it.")]
    [InlineData("We can't do that.")]
    [InlineData("She is hard to please today.")]
    [InlineData("I'm pleased to meet you.")]
    [InlineData("We'll see.")]
    [InlineData("I can hear you.")]
    [InlineData("Would you like a refund?")]
    [InlineData("Let me see.")]
    [InlineData("I sent it yesterday.")]
    [InlineData("Do I have to do anything tonight?")]
    [InlineData("Is there anything else I can do for you?")]
    [InlineData("Hawaii will send it.")]
    public void Leaves_other_sentences_unmarked(string sentence) => Assert.Empty(ActionPhrases.Find(sentence));

    [Fact]
    public void A_long_clause_is_cut_after_some_words()
    {
        var sentence = "Please " + string.Join(' ', Enumerable.Repeat("go", 60));
        var phrase = Assert.Single(ActionPhrases.Find(sentence));
        Assert.InRange(phrase.Text.Split(' ').Length, 10, 20);
    }

    [Fact]
    public void Phrases_stand_in_the_sentence_in_order_and_apart() =>
        Gen.OneOf("I'll", "please", "send", "could you", "not", "and", "we will", "but", ",", ".", "it", "let me", "see").Array[0, 30]
            .Select(words => string.Join(' ', words)).Sample(sentence =>
            {
                var at = 0;
                foreach (var phrase in ActionPhrases.Find(sentence))
                {
                    at = sentence.IndexOf(phrase.Text, at, StringComparison.Ordinal);
                    Assert.True(at >= 0);
                    at += phrase.Text.Length;
                }
            });
}
