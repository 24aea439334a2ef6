using Xunit;

namespace Symbl.Language.Tests.Insights;

/// <summary>Topics of ordinary short calls.</summary>
public sealed class CallTopicTests
{
    public static TheoryData<string[], string> Calls => new()
    {
        {
            [
                "A: Good evening, Bella Vista, how can I help?", "B: Hi, I'd like to book a table for Saturday.", "A: Sure. For how many people?",
                "B: Four.", "A: At what time?", "B: Around seven, if possible.", "A: Mhm. Inside or on the terrace?", "B: The terrace would be nice.",
                "A: Okay. Your name, please?", "B: Miller.", "A: Alright, four people on Saturday at seven.", "B: Great, thank you. Bye!",
            ],
            "table"
        },
        {
            [
                "A: Support, good morning.", "B: My router is broken. It blinks red all the time.", "A: I see. Have you restarted it?",
                "B: Yeah, twice.", "A: Mm-hm. Is the cable plugged in?", "B: Yes, it is.", "A: Okay, then we'll replace it.", "B: Thanks.",
                "A: You should have it on Tuesday.", "B: Perfect, bye.",
            ],
            "router"
        },
        {
            [
                "A: Claims department, this is Sue.", "B: I had an accident with my car yesterday.", "A: Oh no. Are you okay?", "B: Yes, I'm fine.",
                "A: Good. Was anybody else involved?", "B: A cyclist, but she's fine too.", "A: Did the police come?", "B: Yeah, they wrote a report.",
                "A: Okay. Please send it to us.", "B: I will.", "A: I'll open a claim then.", "B: Great.",
            ],
            "accident"
        },
        {
            [
                "A: Doctor Lee's practice.", "B: Hi, I need a dentist appointment. I have a toothache.", "A: Since when?", "B: Since Monday.",
                "A: Uh-huh. Could you come at nine tomorrow?", "B: Yes, I could.", "A: Right. Bring your insurance card, please.", "B: Okay.",
                "A: See you tomorrow.", "B: Bye.",
            ],
            "dentist appointment"
        },
        {
            [
                "A: Thank you for calling, Bob. Is this about the double charge on your last invoice?",
                "B: Yes, $64.50. I canceled the contract two weeks ago, so I would like a refund.",
                "A: I'll refund the $64.50 today and send you a confirmation by Friday.",
                "B: Great. Could you call me tomorrow at 5 pm about the new router?", "A: Sure, I will do that.",
            ],
            "refund"
        },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void An_ordinary_call_has_topics(string[] lines, string expected)
    {
        var topics = new ConversationAnalysis(Talk.Of(lines)).Topics.Topics.Select(topic => topic.Text).ToList();

        Assert.InRange(topics.Count, 1, 6);
        Assert.Contains(topics, topic => topic.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("You idiot.")]
    [InlineData("What a jerk, I must say to you.")]
    [InlineData("Read the manual, you moron.")]
    [InlineData("I have never met such a fool.")]
    public void Insults_are_no_topics(string text)
    {
        string[] lines = ["A: Support, good morning.", "B: Hello. My printer shows an error with the light.", "A: " + text, "B: Excuse me?", "A: Bye."];
        var topics = new ConversationAnalysis(Talk.Of(lines)).Topics.Topics.Select(topic => topic.Text).ToList();

        Assert.Contains("printer", topics);
        Assert.DoesNotContain(topics, topic => topic is "idiot" or "jerk" or "moron" or "fool" or "manual");
    }

    [Fact]
    public void A_phrase_said_once_is_a_topic_only_in_the_first_half_of_a_short_call()
    {
        string[] lines = ["A: Hello.", "B: Hi. I have a question about the sofa.", .. Enumerable.Repeat("A: Okay.", 8), "B: And we have to see the bridge soon."];
        var topics = new ConversationAnalysis(Talk.Of(lines)).Topics.Topics.Select(topic => topic.Text).ToList();
        var ofLongCall = new ConversationAnalysis(Talk.Of([.. lines, .. Enumerable.Repeat("A: Okay.", 40)])).Topics.Topics;

        Assert.Contains("sofa", topics);
        Assert.DoesNotContain("bridge", topics);
        Assert.Empty(ofLongCall);
    }

    [Fact]
    public void A_phrase_said_twice_is_a_topic_of_a_longer_call_with_few_topics()
    {
        string[] lines = ["A: Hello.", "B: I have a question about the sofa.", .. Enumerable.Repeat("A: Okay.", 40), "B: Then keep the sofa.", "B: And we see the bridge soon."];
        Assert.Equal(["sofa"], new ConversationAnalysis(Talk.Of(lines)).Topics.Topics.Select(topic => topic.Text));
    }

    [Theory]
    [InlineData("Mhm.")]
    [InlineData("Mm-hm.")]
    [InlineData("Uh-huh.")]
    [InlineData("Yeah, right.")]
    [InlineData("Okay.")]
    [InlineData("Oh wow.")]
    public void Back_channels_are_no_topics(string text) => Assert.Empty(new ConversationAnalysis(
        Talk.Of([.. Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? "Ann: " : "Ben: ") + text)])).Topics.Topics);
}
