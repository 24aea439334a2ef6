namespace Symbl.Recognition.Neural.Voices;

/// <summary>
/// Picks the clusters with the most votes. If votes are equal, it picks the ones that a heap of the C++ library leaves, so that
/// other programs make the same turns.
/// </summary>
internal static class TopClusters
{
    /// <summary>Picks clusters.</summary>
    /// <param name="votes">Votes of each cluster.</param>
    /// <param name="wanted">Number of clusters to pick.</param>
    public static int[] Pick(ReadOnlySpan<int> votes, int wanted)
    {
        wanted = Math.Clamp(wanted, 0, votes.Length);
        var heap = new int[wanted];
        for (var index = 0; index < wanted; index++)
            heap[index] = index;
        for (var parent = (wanted - 2) / 2; parent >= 0 && wanted >= 2; parent--)
            Sink(heap, votes, parent, heap[parent]);
        for (var index = wanted; index < votes.Length && wanted > 0; index++)
        {
            if (votes[index] > votes[heap[0]])
                Sink(heap, votes, 0, index);
        }

        return heap;
    }

    // Moves the hole to a leaf, then the value up from there. The cluster with the fewest votes is at the top.
    private static void Sink(int[] heap, ReadOnlySpan<int> votes, int hole, int value)
    {
        var top = hole;
        var child = hole;
        while (child < (heap.Length - 1) / 2)
        {
            child = 2 * (child + 1);
            if (votes[heap[child]] > votes[heap[child - 1]])
                child--;
            heap[hole] = heap[child];
            hole = child;
        }

        if (heap.Length % 2 == 0 && child == (heap.Length - 2) / 2)
        {
            child = 2 * (child + 1);
            heap[hole] = heap[child - 1];
            hole = child - 1;
        }

        for (var parent = (hole - 1) / 2; hole > top && votes[heap[parent]] > votes[value]; parent = (hole - 1) / 2)
        {
            heap[hole] = heap[parent];
            hole = parent;
        }

        heap[hole] = value;
    }
}
