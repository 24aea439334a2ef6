using Symbl.Domain.Recordings;
using Xunit;
using static Symbl.Recognition.Tests.Speakers.SaidWords;

namespace Symbl.Recognition.Tests.Speakers;

public sealed class ShortTurnSmoothingTests
{
    // A syllable or two of Ann (1) sounded like Bob (2).
    private static readonly ProcessedTurn[] Turns = [Turn(1, 0, 2), Turn(2, 2, 2.6), Turn(1, 2.6, 5), Turn(2, 6, 9)];

    [Fact]
    public void A_short_turn_takes_no_word_out_of_a_continuing_sentence()
    {
        var sentence = Say("I will send the red one tomorrow.", 0.5, 0.5);
        Assert.Equal("I:1 will:1 send:1 the:1 red:1 one:1 tomorrow.:1", WhoSays(sentence, Turns, byVoice: true));
        Assert.Equal("I:1 will:1 send:1 the:2 red:1 one:1 tomorrow.:1", WhoSays(sentence, Turns));
    }

    [Fact]
    public void A_sentence_of_its_own_stays() => Assert.Equal(
        "I:1 will:1 send.:1 Yes.:2 Red:1 one.:1", WhoSays(Say("I will send. Yes. Red one.", 0.5, 0.5), Turns, byVoice: true));

    [Fact]
    public void Words_with_a_capital_or_after_a_pause_stay()
    {
        Assert.Equal("I:1 will:1 send,:1 Okay:2 red:1 one.:1", WhoSays(Say("I will send, Okay red one.", 0.5, 0.5), Turns, byVoice: true));
        Assert.Equal(
            "we:1 will,:1 yes:2 red:1 one.:1",
            WhoSays(
                [Word("we", .5, 1), Word("will,", 1, 1.5), Word("yes", 2.1, 2.5), Word("red", 2.6, 3), Word("one.", 3, 3.5)], Turns, byVoice: true));
    }

    [Fact]
    public void A_turn_of_a_second_or_more_stays() => Assert.Equal(
        "we:1 will:1 and:2 so:2 red:1 one.:1",
        WhoSays(Say("we will and so red one.", 1, 0.5), [Turn(1, 0, 2), Turn(2, 2, 3), Turn(1, 3, 5)], byVoice: true));

    [Fact]
    public void Without_punctuation_only_immediate_words_are_corrected()
    {
        Assert.Equal("we:1 will:1 send:1 the:1 red:1", WhoSays(Say("we will send the red", 0.5, 0.5), Turns, byVoice: true));
        Assert.Equal(
            "we:1 will:1 yes:2 red:1",
            WhoSays([Word("we", 1, 1.5), Word("will", 1.5, 1.95), Word("yes", 2.1, 2.5), Word("red", 2.6, 3)], Turns, byVoice: true));
    }

    [Fact]
    public void A_short_turn_between_two_different_speakers_stays() => Assert.Equal(
        "we:1 will:1 the:2 red:3 one.:3",
        WhoSays(Say("we will the red one.", 1, 0.5), [Turn(1, 0, 2), Turn(2, 2, 2.5), Turn(3, 2.5, 5)], byVoice: true));

    private static IEnumerable<ProcessedWord> Say(string text, double start, double step) =>
        text.Split(' ').Select((word, i) => Word(word, start + (i * step), start + ((i + 1) * step)));
}
