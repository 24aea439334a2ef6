using CsCheck;
using Symbl.Speech.Scoring.Words;
using Xunit;

namespace Symbl.Speech.Tests.Scoring.Words;

public sealed class WordAlignmentTests
{
    private static readonly Gen<string[]> Words = Gen.OneOf("a", "b", "c", "d").Array[0, 14];

    [Theory]
    [InlineData("the cat sat on the mat", "the cat sat on the mat", "CCCCCC")]
    [InlineData("the cat sat on the mat", "the hat sat the big mat", "CSCDCIC")]
    [InlineData("a b c", "", "DDD")]
    [InlineData("", "a b", "II")]
    [InlineData("", "", "")]
    // Three substitutions cost 12, and so do two deletions with two insertions.
    [InlineData("a b c", "c x y", "SSS")]
    // Two substitutions cost 8, a deletion and an insertion 6.
    [InlineData("a b", "b c", "DCI")]
    public void Words_are_aligned_at_the_least_cost(string reference, string hypothesis, string expected) =>
        Assert.Equal(expected, Letters(WordAlignment.Align(Split(reference), Split(hypothesis))));

    [Fact]
    public void The_band_finds_the_alignment_of_the_whole_table() => Gen.Select(Words, Words, Gen.Int[0, 400], Gen.Int[0, 400], Gen.Bool)
        .Sample((left, right, more, other, isFront) =>
        {
            // A long part that only one of them has takes the way far away from the diagonal.
            var reference = Long(left, "b c a", more, isFront);
            var hypothesis = Long(right, "d a", other, !isFront);
            Assert.Equal(WholeTable(reference, hypothesis), Letters(WordAlignment.Align(reference, hypothesis)));
        }, iter: 300);

    [Fact]
    public void Every_word_is_in_the_alignment_once() => Gen.Select(Words, Words).Sample((reference, hypothesis) =>
    {
        var counts = WordCounts.Of(WordAlignment.Align(reference, hypothesis));
        return counts.Reference == reference.Length && counts.Hypothesis == hypothesis.Length && counts.Errors >= Math.Abs(reference.Length - hypothesis.Length);
    });

    [Fact]
    public void Ten_thousand_words_need_seconds_and_little_memory()
    {
        var random = new Random(7);
        var reference = Enumerable.Range(0, 10_000).Select(_ => $"w{random.Next(2000)}").ToArray();
        var unrelated = Enumerable.Range(0, 10_000).Select(_ => $"w{random.Next(2000)}").ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var counts = WordCounts.Of(WordAlignment.Align(reference, unrelated));
        Assert.Equal((10_000, 10_000), (counts.Reference, counts.Hypothesis));
        // A table of all pairs would have 400 MB. All attempts together allocate less than a quarter.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        TestContext.Current.SendDiagnosticMessage($"10,000 x 10,000 unrelated words: {clock.Elapsed}");
    }

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Long(string[] words, string repeated, int count, bool isFront)
    {
        var more = Enumerable.Range(0, count).Select(index => Split(repeated)[index % Split(repeated).Length]);
        return isFront ? [.. more, .. words] : [.. words, .. more];
    }

    private static string Letters(IEnumerable<WordOperation> operations) => string.Concat(operations.Select(one => one.ToString()[0]));

    // The textbook's table with the choice of sclite: back from the end, a pair of words before an insertion before a deletion.
    private static string WholeTable(string[] reference, string[] hypothesis)
    {
        var cost = new int[reference.Length + 1, hypothesis.Length + 1];
        int Pair(int row, int column) => cost[row - 1, column - 1] + (reference[row - 1] == hypothesis[column - 1] ? 0 : 4);
        for (var row = 0; row <= reference.Length; row++)
        {
            for (var column = 0; column <= hypothesis.Length; column++)
            {
                if (row == 0 || column == 0) cost[row, column] = 3 * (row + column);
                else cost[row, column] = Math.Min(Pair(row, column), 3 + Math.Min(cost[row - 1, column], cost[row, column - 1]));
            }
        }

        var letters = new List<char>();
        for (var (row, column) = (reference.Length, hypothesis.Length); row + column > 0;)
        {
            if (row > 0 && column > 0 && cost[row, column] == Pair(row, column))
            {
                letters.Add(reference[row - 1] == hypothesis[column - 1] ? 'C' : 'S');
                (row, column) = (row - 1, column - 1);
            }
            else if (column > 0 && cost[row, column] == cost[row, column - 1] + 3)
            {
                letters.Add('I');
                column--;
            }
            else
            {
                letters.Add('D');
                row--;
            }
        }

        letters.Reverse();
        return string.Concat(letters);
    }
}
