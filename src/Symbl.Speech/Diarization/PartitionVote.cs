using Symbl.Speech.Scoring;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Combines many partitions of the same cells by vote. Each partition has a slightly different view of the voices and makes different
/// errors. The vote makes fewer errors than nearly all of them, and the share of votes gives its confidence.
/// </summary>
internal sealed class PartitionVote
{
    private const int MostRounds = 5;

    // A partition that agrees with no other has almost no weight.
    private const double LeastAgreement = 0.01;

    private PartitionVote(byte[] labels, float[] shares, int count, double agreement)
    {
        Agreement = agreement;
        Labels = labels;
        Shares = shares;
        Count = count;
    }

    /// <summary>The voice of each cell, from 0.</summary>
    public byte[] Labels { get; }

    /// <summary>The share of votes for each cell and voice, 0 to 1.</summary>
    public float[] Shares { get; }

    /// <summary>Number of voices.</summary>
    public int Count { get; }

    /// <summary>
    /// How far the partitions agree beyond chance: 1 if all are the same, about 0 if they are independent.
    /// </summary>
    public double Agreement { get; }

    /// <summary>Counts the votes.</summary>
    /// <param name="partitions">
    /// At least one partition, with a label below <paramref name="count"/> for each cell. Each partition can number the voices differently.
    /// </param>
    /// <param name="count">Number of voices.</param>
    public static PartitionVote Of(List<byte[]> partitions, int count)
    {
        var agreement = partitions.ConvertAll(one => partitions.Average(other => Kappa(one, other, count)));
        var weights = agreement.ConvertAll(value => Math.Pow(Math.Max(LeastAgreement, value), 3));
        // The partition that agrees most with all others numbers the voices.
        var labels = partitions[agreement.IndexOf(agreement.Max())];
        var shares = new float[labels.Length * count];
        for (var round = 0; round < MostRounds; round++)
        {
            var next = CountVotes(partitions, weights, labels, count, shares);
            if (next.AsSpan().SequenceEqual(labels))
                break;
            labels = next;
        }
        return new PartitionVote(labels, shares, count, agreement.Average());
    }

    private static byte[] CountVotes(List<byte[]> partitions, List<double> weights, byte[] labels, int count, float[] shares)
    {
        Array.Clear(shares);
        for (var index = 0; index < partitions.Count; index++)
        {
            var names = Align(partitions[index], labels, count);
            var weight = (float)(weights[index] / weights.Sum());
            for (var cell = 0; cell < labels.Length; cell++)
                shares[(cell * count) + names[partitions[index][cell]]] += weight;
        }
        var next = new byte[labels.Length];
        for (var cell = 0; cell < next.Length; cell++)
        {
            var votes = shares.AsSpan(cell * count, count);
            for (var voice = 1; voice < count; voice++)
            {
                if (votes[voice] > votes[next[cell]])
                    next[cell] = (byte)voice;
            }
        }
        return next;
    }

    /// <summary>Returns Cohen's kappa under the best match of labels: the agreement beyond chance.</summary>
    private static double Kappa(byte[] one, byte[] other, int count)
    {
        var names = Align(one, other, count);
        var (same, ones, others) = (0, new double[count], new double[count]);
        for (var cell = 0; cell < one.Length; cell++)
        {
            same += names[one[cell]] == other[cell] ? 1 : 0;
            ones[names[one[cell]]]++;
            others[other[cell]]++;
        }
        var chance = 0.0;
        for (var voice = 0; voice < count; voice++)
            chance += ones[voice] * others[voice] / one.Length / one.Length;
        return (((double)same / one.Length) - chance) / Math.Max(0.05, 1 - chance);
    }

    private static int[] Align(byte[] partition, byte[] labels, int count)
    {
        var together = new double[count, count];
        for (var cell = 0; cell < partition.Length; cell++)
            together[partition[cell], labels[cell]]++;
        var names = Assignment.Maximize(together);
        var free = new Queue<int>(Enumerable.Range(0, count).Except(names));
        return Array.ConvertAll(names, name => name < 0 ? free.Dequeue() : name);
    }
}
