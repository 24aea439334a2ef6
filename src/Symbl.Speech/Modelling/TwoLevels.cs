namespace Symbl.Speech.Modelling;

/// <summary>Numbers as a mixture of a low and a high Gaussian.</summary>
/// <param name="Low">Mean of the lower.</param>
/// <param name="High">Mean of the higher.</param>
/// <param name="LowDeviation">Standard deviation of the lower.</param>
/// <param name="HighDeviation">Standard deviation of the higher.</param>
/// <param name="HighShare">Part of the numbers that belong to the higher, 0 to 1.</param>
internal readonly record struct TwoLevels(double Low, double High, double LowDeviation, double HighDeviation, double HighShare)
{
    private const int Rounds = 50;
    private const double LeastDeviation = 1;
    private const double LeastShare = 0.05;

    /// <summary>Fits the mixture by EM from the tenth and the ninety-fifth percentile.</summary>
    public static TwoLevels Fit(float[] values)
    {
        var sorted = (float[])values.Clone();
        Array.Sort(sorted);
        double low = sorted[sorted.Length / 10], high = sorted[sorted.Length * 19 / 20];
        var levels = new TwoLevels(low, high, 3, Math.Max(3, (high - low) / 3), 0.5);
        // A thousandth of the time more or less does not move two means: long recordings are thinned out.
        var step = 1 + (values.Length / 60_000);
        for (var round = 0; round < Rounds; round++)
        {
            var (counts, sums, squares) = (new double[2], new double[2], new double[2]);
            for (var index = 0; index < values.Length; index += step)
            {
                double value = values[index];
                var share = 1 / (1 + Math.Exp(-levels.PlainEvidence(value)));
                counts[1] += share;
                sums[1] += share * value;
                squares[1] += share * value * value;
                counts[0] += 1 - share;
                sums[0] += (1 - share) * value;
                squares[0] += (1 - share) * value * value;
            }
            if (counts[0] < 5 || counts[1] < 5)
                break;
            var means = new[] { sums[0] / counts[0], sums[1] / counts[1] };
            double Deviation(int side) =>
                Math.Sqrt(Math.Max(LeastDeviation * LeastDeviation, (squares[side] / counts[side]) - (means[side] * means[side])));
            levels = new TwoLevels(
                means[0], means[1], Deviation(0), Deviation(1),
                Math.Clamp(counts[1] / (counts[0] + counts[1]), LeastShare, 1 - LeastShare));
        }
        return levels;
    }

    /// <summary>
    /// Log odds that a number belongs to the higher; above both means and below both means the wider Gaussian must not win.
    /// </summary>
    public double Evidence(double value)
    {
        var evidence = PlainEvidence(value);
        if (value > High)
            return Math.Max(evidence, 3);
        return value < Low ? Math.Min(evidence, -3) : evidence;
    }

    private double PlainEvidence(double value) =>
        Log(value, High, HighDeviation) + Math.Log(HighShare) - Log(value, Low, LowDeviation) - Math.Log(1 - HighShare);

    private static double Log(double value, double mean, double deviation)
    {
        var distance = (value - mean) / deviation;
        return -Math.Log(deviation) - (0.5 * distance * distance);
    }
}
