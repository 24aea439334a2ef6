using CsCheck;
using Symbl.Recognition.Neural.Voices;
using Symbl.Recognition.Workers;
using Xunit;

namespace Symbl.LocalServer.Tests.Neural;

/// <summary>Clustering and votes of voices.</summary>
public sealed class ClusterTests
{
    [Fact]
    public void Clusters_are_those_of_the_slow_algorithm() =>
        Gen.Select(Gen.Int[2, 24], Gen.Int[1, 6], Gen.Int).Sample((count, clusters, seed) =>
        {
            var random = new Random(seed);
            var distances = Enumerable.Range(0, count * (count - 1) / 2).Select(_ => random.NextDouble()).ToArray();
            var wanted = Math.Min(clusters, count);

            Assert.Equal(Slow(count, distances, wanted), CompleteLinkage.Cluster(count, [.. distances], _ => wanted));
        });

    [Fact]
    public void The_clusters_with_the_most_votes_are_picked() =>
        Gen.Select(Gen.Int[0, 5].Array[1, 8], Gen.Int[0, 9]).Sample((votes, wanted) =>
        {
            var picked = TopClusters.Pick(votes, wanted);

            Assert.Equal(Math.Min(wanted, votes.Length), picked.Distinct().Count());
            Assert.Equal(votes.OrderDescending().Take(picked.Length), picked.Select(cluster => votes[cluster]).OrderDescending());
        });

    [Fact]
    public void The_classes_are_silence_each_speaker_and_each_pair()
    {
        Assert.Equal([0b000, 0b001, 0b010, 0b100, 0b011, 0b101, 0b110], SegmentationModel.Sets(3, 2));
        Assert.Equal([0b00, 0b01, 0b10], SegmentationModel.Sets(2, 1));
    }

    [Theory]
    [InlineData(3, 1, null, 3)]
    [InlineData(99, 1, null, 5)]
    [InlineData(null, 1, null, 3)]
    [InlineData(null, 4, null, 4)]
    [InlineData(null, 1, 2, 2)]
    [InlineData(null, 9, null, 5)]
    public void The_count_of_clusters_is_the_stated_one_or_within_its_limits(int? exact, int minimum, int? maximum, int expected) =>
        Assert.Equal(expected, SpeakerRun.Count([0.1, 0.2, 0.6, 0.9], new WorkerSpeakers(exact, minimum, maximum)));

    private static int[] Slow(int count, double[] distances, int clusters)
    {
        var groups = Enumerable.Range(0, count).Select(item => new List<int> { item }).ToList();
        while (groups.Count > clusters)
        {
            var pair = (from a in Enumerable.Range(0, groups.Count)
                        from b in Enumerable.Range(a + 1, groups.Count - a - 1)
                        select (a, b)).MinBy(pair => groups[pair.a].SelectMany(one => groups[pair.b].Select(other => At(one, other))).Max());
            groups[pair.a].AddRange(groups[pair.b]);
            groups.RemoveAt(pair.b);
        }

        var numbers = groups.OrderBy(group => group.Min()).ToList();
        return [.. Enumerable.Range(0, count).Select(item => numbers.FindIndex(group => group.Contains(item)))];

        double At(int one, int other) => distances[CompleteLinkage.PlaceOf(count, Math.Min(one, other), Math.Max(one, other))];
    }
}
