namespace Symbl.Recognition.Neural.Voices;

/// <summary>
/// Bottom-up clustering with complete linkage: two clusters are as far apart as their farthest members. The chain of nearest neighbors takes
/// quadratic time. Ties are broken as in the fastcluster library, so that other programs make the same clusters.
/// </summary>
internal static class CompleteLinkage
{
    /// <summary>Clusters items.</summary>
    /// <param name="count">Number of items.</param>
    /// <param name="distances">Distances of all pairs, row by row, the second item after the first. The method changes them.</param>
    /// <param name="cut">Gets the number of clusters from the distances of the merges, which ascend.</param>
    /// <returns>The cluster of each item, numbered by first item.</returns>
    public static int[] Cluster(int count, double[] distances, Func<double[], int> cut)
    {
        if (count <= 1)
            return new int[count];
        // Merges of equal distance keep their order.
        var merges = Chain(count, distances).OrderBy(merge => merge.Distance).ToArray();
        return Label(count, merges, Math.Clamp(cut([.. merges.Select(merge => merge.Distance)]), 1, count));
    }

    private static List<(int First, int Second, double Distance)> Chain(int count, double[] distances)
    {
        // The items that stand for a cluster, as a linked list. Of two merged items, the later one stays.
        var next = Enumerable.Range(1, count + 1).ToArray();
        var previous = Enumerable.Range(-1, count + 2).ToArray();
        var first = 0;
        var chain = new int[count + 1];
        var tip = 0;
        List<(int, int, double)> merges = new(count - 1);
        for (var merge = 0; merge < count - 1; merge++)
        {
            int one, two;
            double least;
            if (tip <= 3)
            {
                chain[0] = one = first;
                tip = 1;
                two = next[one];
                least = At(one, two);
                for (var item = next[two]; item < count; item = next[item])
                {
                    if (At(one, item) < least)
                        (least, two) = (At(one, item), item);
                }
            }
            else
            {
                tip -= 3;
                (one, two) = (chain[tip - 1], chain[tip]);
                least = At(one, two);
            }

            do
            {
                chain[tip] = two;
                for (var item = first; item < count; item = next[item])
                {
                    if (item != two && At(item, two) < least)
                        (least, one) = (At(item, two), item);
                }

                (one, two) = (chain[tip++], one);
            }
            while (two != chain[tip - 2]);

            merges.Add((one, two, least));
            var (gone, stays) = (Math.Min(one, two), Math.Max(one, two));
            if (gone == first)
                first = next[gone];
            else
                next[previous[gone]] = next[gone];
            previous[next[gone]] = previous[gone];
            for (var item = first; item < count; item = next[item])
            {
                if (item != stays && At(item, gone) is var farther && farther > At(item, stays))
                    distances[Place(item, stays)] = farther;
            }
        }

        return merges;

        double At(int a, int b) => distances[Place(a, b)];

        int Place(int a, int b) => a < b ? PlaceOf(count, a, b) : PlaceOf(count, b, a);
    }

    /// <summary>The place of a pair among the distances.</summary>
    /// <param name="count">Number of items.</param>
    /// <param name="first">The first item.</param>
    /// <param name="second">A later item.</param>
    public static int PlaceOf(int count, int first, int second) => (((2 * count) - 3 - first) * first / 2) + second - 1;

    private static int[] Label(int count, (int First, int Second, double Distance)[] merges, int clusters)
    {
        var parents = Enumerable.Range(0, count).ToArray();
        foreach (var (first, second, _) in merges.Take(count - clusters))
            parents[Root(first)] = Root(second);
        Dictionary<int, int> numbers = [];
        var labels = new int[count];
        for (var item = 0; item < count; item++)
        {
            var root = Root(item);
            if (!numbers.TryGetValue(root, out labels[item]))
                numbers[root] = labels[item] = numbers.Count;
        }

        return labels;

        int Root(int item)
        {
            while (parents[item] != item)
                item = parents[item] = parents[parents[item]];
            return item;
        }
    }
}
