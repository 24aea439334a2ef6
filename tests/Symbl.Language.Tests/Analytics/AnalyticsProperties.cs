using CsCheck;
using Symbl.Domain.Analysis;
using Symbl.Language.Analytics;
using Xunit;

namespace Symbl.Language.Tests.Analytics;

/// <summary>Properties of the talk time of any turns, compared with a simple count.</summary>
public sealed class AnalyticsProperties
{
    private const int Length = 60;

    private static readonly AnalyticsParticipant[] Members =
        [.. Enumerable.Range(0, 5).Select(i => new AnalyticsParticipant($"m{i}", $"Member {i}", null))];

    private static readonly Dictionary<string, int> NoWords = [];

    // Small numbers make equal starts and ends, adjacent turns and triple overlaps frequent. Some turns are outside the conversation.
    private static readonly Gen<AnalyticsTurn[]> SmallTurns =
        Gen.Select(Gen.Int[0, Members.Length - 1], Gen.Int[-5, Length + 5], Gen.Int[-3, 20])
            .Select((member, start, length) => new AnalyticsTurn(Members[member].MemberId, new(start), new(start + length)))
            .Array[0, 25];

    private static readonly Gen<AnalyticsTurn[]> AnyTurns =
        Gen.Select(Gen.Int[0, Members.Length - 1], Gen.Long[-1L << 40, 1L << 45], Gen.Long[-1L << 30, 1L << 44])
            .Select((member, start, length) => new AnalyticsTurn(Members[member].MemberId, new(start), new(start + length)))
            .Array[0, 200];

    [Fact]
    public void Talk_plus_silence_is_the_duration_to_the_tick() =>
        Gen.Select(AnyTurns, Gen.Long[0, 1L << 45]).Sample((turns, duration) =>
        {
            var result = AnalyticsCalculator.Compute(Members, turns, NoWords, new TimeSpan(duration));
            return result.TotalTalk + result.TotalSilence == result.Duration
                && result.TotalSilence >= TimeSpan.Zero && result.TotalOverlap >= TimeSpan.Zero
                && result.TotalTalk.Ticks <= result.Members.Sum(member => member.Talk.Ticks)
                && result.Members.All(member => member.Talk + member.Listen == result.TotalTalk);
        });

    [Fact]
    public void Sums_agree_with_counting_tick_by_tick() =>
        SmallTurns.Sample(turns =>
        {
            var speaking = Enumerable.Range(0, Length)
                .Select(tick => Members.Where(member => turns.Any(turn =>
                    turn.MemberId == member.MemberId && turn.Start.Ticks <= tick && tick < turn.End.Ticks)).ToHashSet())
                .ToArray();

            var result = AnalyticsCalculator.Compute(Members, turns, NoWords, new TimeSpan(Length));

            Assert.Equal(speaking.Count(set => set.Count == 0), result.TotalSilence.Ticks);
            Assert.Equal(speaking.Count(set => set.Count > 1), result.TotalOverlap.Ticks);
            foreach (var member in result.Members)
            {
                var who = member.Participant;
                Assert.Equal(speaking.Count(set => set.Contains(who)), member.Talk.Ticks);
                Assert.Equal(speaking.Count(set => !set.Contains(who) && set.Count > 0), member.Listen.Ticks);
                Assert.Equal(speaking.Count(set => set.Contains(who) && set.Count > 1), member.Overlap.Ticks);
                var shared = Members.Where(other => other != who)
                    .Select(other => (other, Ticks: speaking.Count(set => set.Contains(who) && set.Contains(other))))
                    .Where(pair => pair.Ticks > 0)
                    .Select(pair => (pair.other, new TimeSpan(pair.Ticks)));
                Assert.Equal(shared, member.OverlapWith);
            }
        });

    [Fact]
    public void The_order_of_turns_does_not_matter() =>
        Gen.Select(SmallTurns, Gen.Int).Sample((turns, seed) =>
        {
            var shuffled = turns.ToArray();
            new Random(seed).Shuffle(shuffled);
            var left = AnalyticsCalculator.Compute(Members, turns, NoWords, new TimeSpan(Length));
            var right = AnalyticsCalculator.Compute(Members, shuffled, NoWords, new TimeSpan(Length));
            Assert.Equivalent(left, right, strict: true);
        });
}
