using Symbl.Speech.Alignment;
using Symbl.Speech.Diarization;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

public sealed class WordAlignmentTests
{
    private static readonly Turn[] Turns = [new(1, 0, 5), new(2, 5.5, 8), new(1, 7.5, 12)];

    [Theory]
    [InlineData(1, 1.5, 0, "inside")]
    [InlineData(4.8, 5.7, 0, "equal parts go to the earlier turn")]
    [InlineData(4.9, 5.9, 1, "most in the second")]
    [InlineData(5.1, 5.2, 0, "in a gap, nearer to the first")]
    [InlineData(5.3, 5.4, 1, "in a gap, nearer to the second")]
    [InlineData(7.6, 7.9, 1, "covered by two: the earlier")]
    [InlineData(7.6, 8.4, 2, "covered more by the later")]
    [InlineData(20, 21, 2, "behind everything")]
    [InlineData(3, 3, 0, "a point in time")]
    [InlineData(3, 2, 0, "an end before its start")]
    public void A_word_goes_to_the_turn_that_covers_most_of_it(double start, double end, int expected, string why) =>
        Assert.True(WordAlignment.Assign([(start, end)], Turns)[0] == expected, why);

    [Fact]
    public void A_back_channel_goes_to_the_short_turn_made_of_it() =>
        Assert.Equal([1, 0], WordAlignment.Assign([(3.05, 3.35), (2, 2.4)], [new Turn(1, 0, 10), new Turn(2, 3, 3.4)]));

    [Fact]
    public void A_tied_word_goes_to_the_turn_of_the_previous_word()
    {
        Turn[] turns = [new(1, 0, 10), new(2, 4, 14)];
        Assert.Equal([0, 0, 1, 1], WordAlignment.Assign([(3, 3.5), (5, 5.5), (10, 11), (11, 12)], turns));
        Assert.Equal([1, 1], WordAlignment.Assign([(6, 7), (9.9, 10.3)], [new Turn(1, 6.5, 10.1), new Turn(2, 0, 10.1)]));
        Assert.Equal([0, 0, 1], WordAlignment.Assign([(3, 3), (4, 4), (14, 14)], turns));
    }

    [Fact]
    public void A_phrase_goes_to_its_main_speaker_across_any_number_of_turns()
    {
        Turn[] turns = [new(1, 0, 2), new(2, 2, 5), new(1, 5, 7)];
        Assert.Equal([0], WordAlignment.Assign([(0, 7)], turns));
        Assert.Equal([2], WordAlignment.Assign([(0.5, 7)], turns));
        Assert.Equal([1], WordAlignment.Assign([(1.9, 6)], turns));
    }

    [Fact]
    public void Without_turns_words_have_no_turn() => Assert.Equal([-1, -1], WordAlignment.Assign([(0, 1), (1, 2)], []));

    [Fact]
    public void Turns_may_come_in_any_order()
    {
        Turn[] shuffled = [Turns[2], Turns[0], Turns[1]];
        Assert.Equal([1, 2, 0], WordAlignment.Assign([(1, 1.5), (6, 6.5), (11, 11.5)], shuffled));
    }

    [Fact]
    public void The_fast_search_agrees_with_a_search_of_all_turns()
    {
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var turns = Enumerable.Range(0, random.Next(1, 12))
                .Select(_ => (Start: random.Next(0, 400) / 10.0, Length: random.Next(4, 80) / 10.0))
                .Select((turn, index) => new Turn(index + 1, turn.Start, turn.Start + turn.Length)).ToArray();
            var (start, length) = (random.Next(0, 450) / 10.0, random.Next(0, 10) / 10.0);
            var chosen = turns[WordAlignment.Assign([(start, start + length)], turns)[0]];
            var best = turns.Max(turn => Covered(turn, start, length));
            Assert.True(Covered(chosen, start, length) >= best - 0.021, $"round {round}");
            if (best <= 0)
                Assert.Equal(turns.Min(turn => Away(turn, start, length)), Away(chosen, start, length), 9);
        }
    }

    private static double Covered(Turn turn, double start, double length) =>
        Math.Max(0, Math.Min(turn.End, start + length) - Math.Max(turn.Start, start));

    private static double Away(Turn turn, double start, double length) =>
        Math.Max(0, Math.Max(turn.Start - (start + length), start - turn.End));
}
