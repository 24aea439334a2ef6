using Symbl.Domain.Analysis;
using Symbl.Language.Analytics;
using Xunit;

namespace Symbl.Language.Tests.Analytics;

public sealed class AnalyticsCalculatorTests
{
    private static readonly AnalyticsParticipant Ann = new("a", "Ann", "ann@example.com");
    private static readonly AnalyticsParticipant Bob = new("b", "Bob", null);
    private static readonly AnalyticsParticipant Cleo = new("c", "Cleo", null);
    private static readonly Dictionary<string, int> NoWords = [];

    [Fact]
    public void Overlap_and_silence_of_two_speakers()
    {
        // Ann 0-10, Bob 8-20, silence 20-25.
        var result = AnalyticsCalculator.Compute([Ann, Bob], [Turn("a", 0, 10), Turn("b", 8, 20)], NoWords, Seconds(25));

        Assert.Equal(Seconds(25), result.Duration);
        Assert.Equal(Seconds(20), result.TotalTalk);
        Assert.Equal(Seconds(2), result.TotalOverlap);
        Assert.Equal(Seconds(5), result.TotalSilence);
        Assert.Equal([Ann, Bob], result.Members.Select(member => member.Participant));
        Assert.Equal(Seconds(10), result.Members[0].Talk);
        Assert.Equal(Seconds(10), result.Members[0].Listen);
        Assert.Equal(Seconds(12), result.Members[1].Talk);
        Assert.Equal(Seconds(8), result.Members[1].Listen);
        Assert.Equal([(Bob, Seconds(2))], result.Members[0].OverlapWith);
        Assert.Equal([(Ann, Seconds(2))], result.Members[1].OverlapWith);
    }

    [Fact]
    public void Overlap_of_three_speakers_counts_per_member_and_pair()
    {
        // All three speak 4-6; Ann and Bob 2-4; Ann alone 0-2; Cleo alone 6-7; silence 7-10.
        var result = AnalyticsCalculator.Compute(
            [Ann, Bob, Cleo], [Turn("a", 0, 6), Turn("b", 2, 6), Turn("c", 4, 7)], NoWords, Seconds(10));

        Assert.Equal(Seconds(7), result.TotalTalk);
        Assert.Equal(Seconds(4), result.TotalOverlap);
        Assert.Equal(Seconds(3), result.TotalSilence);
        Assert.Equal([Seconds(4), Seconds(4), Seconds(2)], result.Members.Select(member => member.Overlap));
        Assert.Equal([(Bob, Seconds(4)), (Cleo, Seconds(2))], result.Members[0].OverlapWith);
        Assert.Equal([(Ann, Seconds(4)), (Cleo, Seconds(2))], result.Members[1].OverlapWith);
        Assert.Equal([(Ann, Seconds(2)), (Bob, Seconds(2))], result.Members[2].OverlapWith);
    }

    [Fact]
    public void Overlapping_turns_of_one_member_are_united_first()
    {
        var result = AnalyticsCalculator.Compute([Ann, Bob], [Turn("a", 3, 8), Turn("a", 0, 5), Turn("a", 4, 5)], NoWords, Seconds(10));

        Assert.Equal(Seconds(8), result.TotalTalk);
        Assert.Equal(TimeSpan.Zero, result.TotalOverlap);
        Assert.Empty(result.Members[0].OverlapWith);
    }

    [Fact]
    public void Adjacent_turns_do_not_overlap()
    {
        var result = AnalyticsCalculator.Compute([Ann, Bob], [Turn("a", 0, 5), Turn("b", 5, 10)], NoWords, Seconds(10));

        Assert.Equal(TimeSpan.Zero, result.TotalOverlap);
        Assert.Equal(TimeSpan.Zero, result.TotalSilence);
        Assert.All(result.Members, member => Assert.Empty(member.OverlapWith));
    }

    [Fact]
    public void Turns_are_clipped_and_empty_turns_do_not_count()
    {
        var result = AnalyticsCalculator.Compute(
            [Ann], [Turn("a", -3, 2), Turn("a", 9, 14), Turn("a", 11, 12), Turn("a", 5, 5), Turn("a", 6, 4)], NoWords, Seconds(10));

        Assert.Equal(Seconds(3), result.TotalTalk);
        Assert.Equal(Seconds(7), result.TotalSilence);
    }

    [Fact]
    public void Words_per_minute_use_the_talk_time()
    {
        var words = new Dictionary<string, int> { ["a"] = 75, ["c"] = 10 };
        var result = AnalyticsCalculator.Compute([Ann, Bob, Cleo], [Turn("a", 0, 30), Turn("b", 30, 40)], words, Seconds(60));

        Assert.Equal(150, result.Members[0].WordsPerMinute);
        Assert.Equal(0, result.Members[1].WordsPerMinute);
        Assert.Equal(0, result.Members[2].WordsPerMinute);
    }

    [Fact]
    public void A_member_without_turns_listens_all_the_time()
    {
        var result = AnalyticsCalculator.Compute([Ann, Bob], [Turn("a", 1, 4)], NoWords, Seconds(10));

        Assert.Equal(TimeSpan.Zero, result.Members[1].Talk);
        Assert.Equal(Seconds(3), result.Members[1].Listen);
    }

    [Fact]
    public void A_conversation_without_turns_is_silent()
    {
        var result = AnalyticsCalculator.Compute([], [], NoWords, Seconds(10));

        Assert.Equal(Seconds(10), result.TotalSilence);
        Assert.Empty(result.Members);
    }

    [Fact]
    public void Invalid_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => AnalyticsCalculator.Compute([Ann], [Turn("x", 0, 1)], NoWords, Seconds(1)));
        Assert.Throws<ArgumentException>(() => AnalyticsCalculator.Compute([Ann, Ann], [], NoWords, Seconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnalyticsCalculator.Compute([Ann], [], NoWords, new TimeSpan(-1)));
    }

    private static AnalyticsTurn Turn(string member, double start, double end) => new(member, Seconds(start), Seconds(end));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
