namespace Symbl.Speech.Diarization;

/// <summary>
/// Groups points into a given number of clusters: bottom-up by Ward's method on some of the points, then k-means on all of them.
/// </summary>
internal static class WindowClusters
{
    private const int MostRounds = 30;

    /// <param name="points">Points of the same dimension.</param>
    /// <param name="training">Indexes of the points for the bottom-up step. Its cost is quadratic in their number.</param>
    /// <param name="count">Number of clusters. There are fewer if there are fewer training points.</param>
    /// <returns>The cluster of each point.</returns>
    public static int[] Find(double[][] points, List<int> training, int count)
    {
        var means = Ward(training.ConvertAll(index => points[index]), count);
        var labels = new int[points.Length];
        Array.Fill(labels, -1);
        for (var round = 0; round < MostRounds && Assign(points, means, labels); round++)
            means = Means(points, labels, means);
        return labels;
    }

    private static double[][] Ward(List<double[]> points, int count)
    {
        var means = points.ConvertAll(point => (double[])point.Clone());
        var sizes = points.ConvertAll(_ => 1.0);
        var costs = Enumerable.Range(0, means.Count).Select(row => new double[row]).ToArray();
        double Cost(int one, int other) => sizes[one] * sizes[other] / (sizes[one] + sizes[other]) * Distance(means[one], means[other]);
        for (var row = 1; row < means.Count; row++)
        {
            for (var column = 0; column < row; column++)
                costs[row][column] = Cost(row, column);
        }
        var alive = Enumerable.Range(0, means.Count).ToList();
        while (alive.Count > count)
        {
            var (keep, drop, least) = (0, 0, double.PositiveInfinity);
            for (var second = 1; second < alive.Count; second++)
            {
                var row = costs[alive[second]];
                for (var first = 0; first < second; first++)
                {
                    if (row[alive[first]] < least)
                        (keep, drop, least) = (alive[first], alive[second], row[alive[first]]);
                }
            }
            var total = sizes[keep] + sizes[drop];
            for (var index = 0; index < means[keep].Length; index++)
                means[keep][index] = ((means[keep][index] * sizes[keep]) + (means[drop][index] * sizes[drop])) / total;
            sizes[keep] = total;
            alive.Remove(drop);
            foreach (var other in alive)
            {
                if (other != keep)
                    costs[Math.Max(keep, other)][Math.Min(keep, other)] = Cost(keep, other);
            }
        }
        return alive.Select(index => means[index]).ToArray();
    }

    private static bool Assign(double[][] points, double[][] means, int[] labels)
    {
        var changed = false;
        for (var point = 0; point < points.Length; point++)
        {
            var (best, least) = (0, double.PositiveInfinity);
            for (var cluster = 0; cluster < means.Length; cluster++)
            {
                var distance = Distance(points[point], means[cluster]);
                if (distance < least)
                    (best, least) = (cluster, distance);
            }
            changed |= labels[point] != best;
            labels[point] = best;
        }
        return changed;
    }

    private static double[][] Means(double[][] points, int[] labels, double[][] previous)
    {
        var sums = previous.Select(mean => new double[mean.Length]).ToArray();
        var counts = new int[previous.Length];
        for (var point = 0; point < points.Length; point++)
        {
            counts[labels[point]]++;
            for (var index = 0; index < points[point].Length; index++)
                sums[labels[point]][index] += points[point][index];
        }
        return sums.Select((sum, cluster) =>
            counts[cluster] == 0 ? previous[cluster] : Array.ConvertAll(sum, value => value / counts[cluster])).ToArray();
    }

    private static double Distance(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var index = 0; index < left.Length; index++)
            sum += (left[index] - right[index]) * (left[index] - right[index]);
        return sum;
    }
}
