using CsCheck;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Messages;
using Symbl.Recognition.Stages;
using Xunit;

namespace Symbl.Recognition.Tests.Messages;

public sealed class SentenceBuilderTests
{
    [Fact]
    public void Cuts_at_punctuation() => Assert.Equal(
        ["1: Yes, I can see it.", "1: You paid Mr. Smith $3.50 on the 5th.", "1: Right?"],
        Sentences(Say(1, 0, "Yes, I can see it. You paid Mr. Smith $3.50 on the 5th. Right?")));

    [Fact]
    public void Cuts_at_a_pause_longer_than_a_second_and_a_half()
    {
        Assert.Equal(["1: so I", "1: went on"], Sentences([.. Say(1, 0, "so I"), .. Say(1, 2.501, "went on")]));
        Assert.Equal(["1: so I went on"], Sentences([.. Say(1, 0, "so I"), .. Say(1, 2.5, "went on")]));
    }

    [Fact]
    public void A_change_of_speaker_ends_a_sentence() => Assert.Equal(
        ["1: I think that", "2: let me stop you right there", "1: it is fine."],
        Sentences(
        [
            .. Say(1, 0, "I think that"),
            .. Say(2, 1.5, "let me stop you right there", step: 0.15),
            .. Say(1, 2.5, "it is fine.", turn: 2),
        ]));

    [Fact]
    public void A_back_channel_in_a_turn_is_a_message_of_its_own_and_does_not_cut_it() => Assert.Equal(
        ["1: I will send it to you tomorrow.", "2: Mm-hm."],
        Sentences([.. Say(1, 0, "I will send it to you tomorrow."), .. Say(2, 1.2, "Mm-hm.")]));

    [Fact]
    public void A_back_channel_in_a_breath_between_two_turns_does_not_cut_the_sentence_either() => Assert.Equal(
        ["1: I will send it to you tomorrow.", "2: okay right"],
        Sentences([.. Say(1, 0, "I will send it"), .. Say(2, 2.1, "okay right", step: 0.3), .. Say(1, 2.9, "to you tomorrow.", turn: 2)]));

    [Fact]
    public void Sentences_come_in_order_of_start() => Assert.Equal(
        ["1: First thing here.", "2: Second.", "1: Third."],
        Sentences([.. Say(1, 3, "Third."), .. Say(2, 0.7, "Second."), .. Say(1, 0, "First thing here.")]));

    [Fact]
    public void No_words_give_no_sentences() => Assert.Empty(SentenceBuilder.Build([]));

    [Fact]
    public void Every_word_is_in_exactly_one_sentence_of_its_speaker_in_order() =>
        Gen.Select(
            Gen.OneOf("yes", "Mr.", "well.", "no?", "5", "I", "Then", "...", "e.g.", "\u3002"),
            Gen.Int[0, 80], Gen.Int[0, 12], Gen.Int[1, 3])
        .Select((text, start, length, speaker) =>
            new SpokenWord(new ProcessedWord(text, Tenths(start), Tenths(start + length), null), speaker, start / 20))
        .Array[0, 60].Sample(words =>
        {
            var sentences = SentenceBuilder.Build(words);
            Assert.All(sentences, sentence => Assert.Single(sentence.Select(word => word.Speaker).Distinct()));
            Assert.All(sentences, sentence => Assert.Equal(sentence.OrderBy(word => word.Word.Start), sentence));
            Assert.Equal(sentences.OrderBy(sentence => sentence[0].Word.Start), sentences);
            Assert.Equal(Sorted(words), Sorted(sentences.SelectMany(sentence => sentence)));
        });

    internal static IEnumerable<SpokenWord> Say(int speaker, double start, string text, double step = 0.5, int turn = 0)
    {
        foreach (var word in text.Split(' '))
        {
            var said = new ProcessedWord(word, Offsets.OfSeconds(start), Offsets.OfSeconds(start + step), null);
            yield return new SpokenWord(said, speaker, (turn * 10) + speaker);
            start += step;
        }
    }

    private static IEnumerable<string> Sentences(IEnumerable<SpokenWord> words) =>
        SentenceBuilder.Build(words)
            .Select(sentence => $"{sentence[0].Speaker}: {string.Join(' ', sentence.Select(word => word.Word.Text))}");

    private static IEnumerable<string> Sorted(IEnumerable<SpokenWord> words) =>
        words.Select(word => word.ToString()).Order(StringComparer.Ordinal);

    private static TimeSpan Tenths(int tenths) => TimeSpan.FromMilliseconds(100 * tenths);
}
