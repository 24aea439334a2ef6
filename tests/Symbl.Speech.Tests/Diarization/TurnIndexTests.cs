using CsCheck;
using Symbl.Speech.Alignment;
using Symbl.Speech.Diarization;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

public sealed class TurnIndexTests
{
    // Tenths of seconds, so that turns touch, repeat and lie in one another.
    private static readonly Gen<Turn[]> Turns = Gen.Select(Gen.Int[1, 3], Gen.Int[0, 60], Gen.Int[1, 25])
        .Select((speaker, start, length) => new Turn(speaker, start / 10.0, (start + length) / 10.0)).Array[1, 12];

    private static readonly Gen<(double Start, double End)> Segment =
        Gen.Select(Gen.Int[0, 95], Gen.Int[0, 30]).Select((start, length) => (start / 10.0, (start + length) / 10.0));

    [Fact]
    public void The_index_agrees_with_a_search_of_all_turns() => Gen.Select(Turns, Segment).Sample((turns, stretch) =>
    {
        var index = new TurnIndex(turns);
        Assert.Equal(turns.Select(turn => turn.Speaker).Distinct().Order(), index.Speakers);
        foreach (var speaker in index.Speakers)
        {
            var own = turns.Where(turn => turn.Speaker == speaker).ToArray();
            var best = index.Best(speaker, stretch.Start, stretch.End);

            Assert.Equal(CoveredTenths(own, stretch) / 10.0, index.Covered(speaker, stretch.Start, stretch.End), 6);
            Assert.Equal(own.Min(turn => Away(turn, stretch)), index.Distance(speaker, stretch.Start, stretch.End), 6);
            Assert.Equal(speaker, turns[best].Speaker);
            Assert.Equal(own.Max(turn => Shared(turn, stretch)), Shared(turns[best], stretch), 6);
            if (Shared(turns[best], stretch) <= 0)
                Assert.Equal(own.Min(turn => Away(turn, stretch)), Away(turns[best], stretch), 6);
            var touched = own.Where(turn => Shared(turn, stretch) > 0).Select(turn => turn.Duration).ToArray();
            Assert.Equal(touched.Length == 0 ? double.PositiveInfinity : touched.Min(), index.Shortest(speaker, stretch.Start, stretch.End));
        }
    });

    [Fact]
    public void Four_hours_of_words_and_turns_cost_little_time()
    {
        // Eight people in 24,000 turns, of which one lasts throughout.
        Turn[] turns = [new(8, 0, 14_400), .. Enumerable.Range(0, 24_000).Select(i => new Turn(1 + (i % 7), i * 0.6, (i * 0.6) + 0.6))];
        var words = Enumerable.Range(0, 50_000).Select(i => (Start: i * 0.288, End: (i * 0.288) + 0.25)).ToArray();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var assigned = WordAlignment.Assign(words, turns);

        Assert.All(assigned, turn => Assert.InRange(turn, 0, turns.Length - 1));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    private static int CoveredTenths(Turn[] own, (double Start, double End) stretch) =>
        Enumerable.Range((int)Math.Round(stretch.Start * 10), (int)Math.Round((stretch.End - stretch.Start) * 10))
            .Count(tenth => own.Any(turn => turn.Start < (tenth + 0.5) / 10 && (tenth + 0.5) / 10 < turn.End));

    private static double Shared(Turn turn, (double Start, double End) stretch) =>
        Math.Max(0, Math.Min(turn.End, stretch.End) - Math.Max(turn.Start, stretch.Start));

    private static double Away(Turn turn, (double Start, double End) stretch) =>
        Math.Max(0, Math.Max(turn.Start - stretch.End, stretch.Start - turn.End));
}
