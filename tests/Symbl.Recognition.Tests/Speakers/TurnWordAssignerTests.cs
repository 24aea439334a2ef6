using CsCheck;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Messages;
using Symbl.Recognition.Speakers;
using Xunit;
using static Symbl.Recognition.Tests.Speakers.SaidWords;

namespace Symbl.Recognition.Tests.Speakers;

public sealed class TurnWordAssignerTests
{
    private const string Shared =
        "Phrases without times for their words in which several people speak: 1; each is given whole to who speaks for most of it.";

    private static readonly ProcessedTurn[] Turns = [Turn(1, 0, 4), Turn(2, 4, 8)];

    [Fact]
    public void Words_with_times_are_divided_at_a_change_of_speaker() => Assert.Equal(
        "are:1 you:1 there:1 yes:2 I:2 am:2",
        WhoSays(
            [Word("are", 2.8, 3.1), Word("you", 3.1, 3.4), Word("there", 3.4, 4), Word("yes", 4, 4.4), Word("I", 4.5, 4.6), Word("am", 4.6, 5)],
            Turns));

    [Theory]
    [InlineData(2, 5, 1)]
    [InlineData(3.5, 6, 2)]
    [InlineData(2, 6, 1)]
    public void A_phrase_without_word_times_goes_to_its_main_speaker_and_is_counted(double start, double end, int speaker)
    {
        var (words, shared) = new TurnWordAssigner().Assign([.. Phrase(1, "are you there yes I am", start, end)], Turns, false, default);

        Assert.Equal([speaker], words.Select(word => word.Speaker).Distinct());
        Assert.Equal(6, words.Count);
        Assert.Equal(speaker == 2 ? [] : [Shared], shared);
    }

    [Fact]
    public void A_tied_phrase_goes_to_the_previous_speaker() => Assert.Equal(
        "well:2 so:2 then:2",
        WhoSays([Word("well", 5.5, 5.9), .. Phrase(1, "so then", 6, 7)], [Turn(1, 6, 7.5), Turn(2, 4, 7), Turn(1, 0, 3)]));

    [Fact]
    public void Overlapping_phrases_keep_the_speaker_of_their_turn() => Assert.Equal(
        "we:1 will:1 send:1 it:1 and:1 you:1 sign:1 it:1",
        WhoSays([.. Phrase(1, "we will send it", 0, 2.2), .. Phrase(2, "and you sign it", 1, 3.2)], Turns));

    [Fact]
    public void Words_while_two_voices_talk_stay_with_the_words_around_them()
    {
        // The voices overlap from 3 to 4 s on one channel. Words of both are heard there, each once.
        ProcessedTurn[] turns = [Turn(1, 0, 4), Turn(2, 3, 8)];
        var words = new TurnWordAssigner().Assign(
            [Word("send", 2.5, 3), Word("it", 3, 3.4), Word("no", 3.3, 3.6), Word("today", 3.4, 4), Word("I", 3.6, 4.1), Word("cannot", 4.1, 4.6)],
            turns, turnsByVoice: true, default).Words;

        Assert.Equal(["send:1", "it:1", "no:2", "today:1", "I:2", "cannot:2"], words.Select(word => $"{word.Word.Text}:{word.Speaker}"));
    }

    [Fact]
    public void A_back_channel_under_a_phrase_goes_to_the_other_speaker() => Assert.Equal(
        "we:1 will:1 send:1 it:1 Mm-hm.:2", WhoSays([.. Phrase(1, "we will send it", 0, 3), Word("Mm-hm.", 1.3, 1.6)], Turns));

    [Fact]
    public void A_phrase_over_the_whole_recording_has_one_speaker()
    {
        var (words, shared) = new TurnWordAssigner().Assign(
            [.. Phrase(1, string.Join(' ', Enumerable.Range(0, 2000)), 0, 12)], [.. Turns, Turn(1, 8, 12)], false, default);

        Assert.Equal(Enumerable.Range(0, 2000).Select(number => $"{number}"), words.Select(word => word.Word.Text));
        Assert.All(words, word => Assert.Equal(1, word.Speaker));
        Assert.Equal([Shared], shared);
    }

    [Fact]
    public void Words_outside_of_all_turns_go_to_the_nearest() => Assert.Equal(
        "a:1 b:1 c:2 d:2",
        WhoSays([Word("c", 6.2, 6.3), Word("d", 30, 31), Word("a", 0, 0.2), Word("b", 4.1, 4.3)], [Turn(1, 1, 4), Turn(2, 6.5, 8)]));

    [Fact]
    public void Each_word_names_a_turn_of_its_speaker()
    {
        // The back-channel lies in the turn of the other voice only.
        var words = new TurnWordAssigner().Assign([Word("you", 0, .5), Word("Mm-hm.", 0.1, .45), Word("paid", .5, 1)], Turns, false, default).Words;
        Assert.All(words, word => Assert.Equal(word.Speaker, Turns[word.Turn].Speaker));
        Assert.Equal([1, 2, 1], words.Select(word => word.Speaker));
    }

    [Fact]
    public void Words_said_at_the_same_time_keep_their_order() => Assert.Equal(
        "a:1 b:1 c:1 d:1", WhoSays([Word("a", 1, 1), Word("b", 1, 1), Word("c", 1, 1), Word("d", 1, 1)], Turns));

    [Fact]
    public void Each_word_occurs_once_and_each_message_has_one_speaker() => Gen.Select(
        Gen.Select(
            Gen.OneOf("yes", "no.", "Well,", "I", "mm-hm", "\u3002", "Mr."), Gen.Int[-10, 120], Gen.Int[-3, 30], Gen.Int[-4, 6]).Array[0, 40],
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 90], Gen.Int[1, 30]).Array[0, 12],
        Gen.Bool).Sample((said, spoken, byVoice) =>
        {
            // Words of a phrase, words with an end before their start, points in time, words outside of every turn.
            ProcessedWord[] words =
                [.. said.Select(word => Word(word.Item1, word.Item2 / 10.0, (word.Item2 + word.Item3) / 10.0, word.Item4 > 0 ? word.Item4 : null))];
            ProcessedTurn[] turns = [.. spoken.Select(turn => Turn(turn.Item1, turn.Item2 / 10.0, (turn.Item2 + turn.Item3) / 10.0))];
            var assigned = new TurnWordAssigner().Assign(words, turns, byVoice, default).Words;
            var messages = new SentenceMessageBuilder().Build(assigned, turns, new ProcessingOptions(), default);

            Assert.Equal(Sorted(words), Sorted(assigned.Select(word => word.Word)));
            Assert.Equal(Sorted(words), Sorted(messages.SelectMany(message => message.Words)));
            Assert.Equal(assigned.OrderBy(word => word.SaidAt), assigned);
            foreach (var word in assigned)
                Assert.Equal(word.Speaker, turns.Length == 0 ? TurnWordAssigner.OnlySpeaker : turns[word.Turn].Speaker);
            foreach (var phrase in assigned.Where(word => word.Word.Phrase is not null).GroupBy(word => word.Word.Phrase))
                Assert.Single(phrase.Select(word => word.Speaker).Distinct());
            Assert.Equal(messages.OrderBy(message => message.Start), messages);
            var saidAt = assigned.ToDictionary(word => (object)word.Word, word => word.SaidAt, ReferenceEqualityComparer.Instance);
            foreach (var own in messages.GroupBy(message => message.Speaker))
            {
                // Each message goes on in time; phrases stay whole, so a message may begin while the one before still goes on.
                Assert.All(own, message => Assert.Equal(message.Words.OrderBy(word => saidAt[word]), message.Words));
                if (words.All(word => word.Phrase is null))
                {
                    var starts = own.SelectMany(message => message.Words).Select(word => word.Start).ToArray();
                    Assert.Equal(starts.Order(), starts);
                }
            }
        });

    private static IEnumerable<string> Sorted(IEnumerable<ProcessedWord> words) =>
        words.Select(word => word.ToString()).Order(StringComparer.Ordinal);
}
