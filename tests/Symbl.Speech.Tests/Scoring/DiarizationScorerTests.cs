using Symbl.Speech.Scoring;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Scoring;

/// <summary>Every expected number is worked out by hand from the definitions. Segments are written as <c>A 0 10, B 10 20</c>.</summary>
public sealed class DiarizationScorerTests
{
    [Theory]
    [InlineData("perfect, other names", "A 0 10, B 10 20", "x 0 10, y 10 20", 20, 0, 0, 0)]
    [InlineData("perfect, swapped names", "A 0 10, B 10 20", "B 0 10, A 10 20", 20, 0, 0, 0)]
    [InlineData("all missed", "A 0 10", "", 10, 10, 0, 0)]
    [InlineData("late start and end", "A 0 10", "x 2 12", 10, 2, 2, 0)]
    [InlineData("one for two", "A 0 10, B 10 14", "x 0 14", 14, 0, 0, 4)]
    [InlineData("two for one", "A 0 10", "x 0 7, y 7 10", 10, 0, 0, 3)]
    [InlineData("boundary off by two", "A 0 10, B 10 20", "x 0 12, y 12 20", 20, 0, 0, 2)]
    [InlineData("overlap missed", "A 0 10, B 8 12", "x 0 10, y 10 12", 14, 2, 0, 0)]
    [InlineData("overlap invented", "A 0 10", "x 0 10, y 4 6", 10, 0, 2, 0)]
    [InlineData("three at once, two found", "A 0 4, B 0 4, C 0 4", "x 0 4, y 0 4", 12, 4, 0, 0)]
    [InlineData("a hypothesis row without length", "A 0 10, B 4 6", "x 0 10, y 4 6, z 0 0", 12, 0, 0, 0)]
    [InlineData("overlap given to a third", "A 0 10, B 4 6, C 20 30", "x 0 10, y 4 6, y 20 30", 22, 0, 0, 2)]
    [InlineData("own overlap counts once", "A 0 6, A 4 10", "x 0 10, x 3 5", 10, 0, 0, 0)]
    [InlineData("greedy mapping would lose", "A 0 6, B 6 11", "x 0 5, x 6 11, y 5 6", 11, 0, 0, 5)]
    public void Errors_equal_the_manual_calculation(
        string what, string reference, string hypothesis, double total, double missed, double falseAlarm, double confusion)
    {
        var score = DiarizationScorer.Score(Parse(reference), Parse(hypothesis));
        Assert.True(Close(total, score.Total) && Close(missed, score.Missed) && Close(falseAlarm, score.FalseAlarm)
            && Close(confusion, score.Confusion), $"{what}: {score}");
        Assert.Equal((missed + falseAlarm + confusion) / total, score.ErrorRate, 9);
    }

    [Fact]
    public void The_best_mapping_is_global_not_greedy()
    {
        // x meets A for 5 and B for 4, y meets A for 4 only: greedy takes x=A (5), the best is x=B and y=A (8).
        var score = DiarizationScorer.Score(Parse("A 0 9, B 9 13"), Parse("x 0 5, y 5 9, x 9 13"));
        Assert.Equal(5, score.Confusion, 9);
        Assert.Equal("B", score.Mapping["x"]);
        Assert.Equal("A", score.Mapping["y"]);
    }

    [Fact]
    public void A_collar_excludes_both_sides_of_reference_boundaries()
    {
        // Boundaries 0, 10, 20: scored are 0.25-9.75 and 10.25-19.75; of the confusion 10-12, 1.75 s are left.
        var score = DiarizationScorer.Score(
            Parse("A 0 10, B 10 20"), Parse("x 0 12, y 12 20"), new ScoringOptions { Collar = 0.25 });
        Assert.Equal(19, score.Total, 9);
        Assert.Equal(1.75, score.Confusion, 9);
    }

    [Fact]
    public void Overlap_can_be_excluded()
    {
        var score = DiarizationScorer.Score(
            Parse("A 0 10, B 8 12"), Parse("x 0 12"), new ScoringOptions { SkipOverlap = true });
        Assert.Equal((10, 0, 2), (score.Total, score.Missed, score.Confusion));
    }

    [Fact]
    public void Only_evaluated_segments_count()
    {
        var options = new ScoringOptions { Evaluated = [(2, 4), (9, 11)] };
        var score = DiarizationScorer.Score(Parse("A 0 10"), Parse("x 3 20"), options);
        Assert.Equal((3, 1, 1), (score.Total, score.Missed, score.FalseAlarm));
    }

    [Fact]
    public void Names_are_respected_by_the_identity_score()
    {
        var score = DiarizationScorer.Score(Parse("A 0 10, B 10 14"), Parse("B 0 10, B 10 14"));
        Assert.Equal(10, score.IdentityConfusion, 9);
        Assert.Equal(4, score.Confusion, 9);
        Assert.Equal(10 / 14.0, score.IdentityErrorRate, 9);
        Assert.Equal(0, DiarizationScorer.Score(Parse("A 0 10, B 10 14"), Parse("A 0 10, B 10 14")).IdentityErrorRate, 9);
    }

    [Theory]
    [InlineData("A 0 10, B 10 20", "x 0 10, y 10 20", 0)]
    [InlineData("A 0 10", "x 0 5", 0.5)]
    [InlineData("A 0 10", "x 0 20", 0.5)]
    // A with x: 8 of 12; B is left without anyone.
    [InlineData("A 0 8, B 8 12", "x 0 12", (1.0 / 3 + 1) / 2)]
    [InlineData("A 0 10, B 10 20", "x 0 12, y 12 20", (2.0 / 12 + 2.0 / 10) / 2)]
    [InlineData("", "x 0 1", 1)]
    [InlineData("", "", 0)]
    public void The_Jaccard_error_equals_the_manual_calculation(string reference, string hypothesis, double expected) =>
        Assert.Equal(expected, DiarizationScorer.Score(Parse(reference), Parse(hypothesis)).JaccardErrorRate, 9);

    [Fact]
    public void Silence_against_silence_is_perfect_and_speech_against_silence_has_no_rate()
    {
        Assert.Equal(0, DiarizationScorer.Score([], []).ErrorRate);
        Assert.True(double.IsNaN(DiarizationScorer.Score([], Parse("x 0 1")).ErrorRate));
    }

    [Fact]
    public void The_assignment_is_the_best_of_all_permutations()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var (rows, columns) = (random.Next(1, 6), random.Next(1, 6));
            var gain = new double[rows, columns];
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                    gain[row, column] = random.Next(0, 20);
            }
            var result = Assignment.Maximize(gain);
            Assert.Equal(result.Count(column => column >= 0), result.Where(column => column >= 0).Distinct().Count());
            var sum = result.Select((column, row) => column < 0 ? 0 : gain[row, column]).Sum();
            Assert.Equal(BestByTrying(gain, 0, []), sum);
        }
    }

    private static double BestByTrying(double[,] gain, int row, HashSet<int> taken)
    {
        if (row == gain.GetLength(0))
            return 0;
        var best = BestByTrying(gain, row + 1, taken);
        for (var column = 0; column < gain.GetLength(1); column++)
        {
            if (!taken.Add(column))
                continue;
            best = Math.Max(best, gain[row, column] + BestByTrying(gain, row + 1, taken));
            taken.Remove(column);
        }
        return best;
    }

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) < 1e-9;

    private static List<SpeakerSegment> Parse(string text) => Segments.Parse(text);
}
