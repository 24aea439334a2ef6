namespace Symbl.Speech.Modelling;

/// <summary>
/// Holds the count, sum and sum of products of rows. They suffice for a Gaussian with full covariance, and they are additive.
/// </summary>
internal sealed class GaussianStatistics
{
    private readonly double[] _sums;
    private readonly double[] _products;

    public GaussianStatistics(int dimension)
    {
        _sums = new double[dimension];
        _products = new double[dimension * (dimension + 1) / 2];
    }

    /// <summary>Number of values per row.</summary>
    public int Dimension => _sums.Length;

    /// <summary>Number of rows.</summary>
    public double Count { get; private set; }

    public void Add(ReadOnlySpan<float> row)
    {
        Count++;
        var at = 0;
        for (var i = 0; i < row.Length; i++)
        {
            double value = row[i];
            _sums[i] += value;
            for (var j = 0; j <= i; j++)
                _products[at++] += value * row[j];
        }
    }

    public void Add(GaussianStatistics other)
    {
        Count += other.Count;
        for (var index = 0; index < _sums.Length; index++)
            _sums[index] += other._sums[index];
        for (var index = 0; index < _products.Length; index++)
            _products[index] += other._products[index];
    }

    /// <summary>Returns the mean of the rows.</summary>
    public double[] Mean() => Array.ConvertAll(_sums, sum => sum / Count);

    /// <summary>Returns the covariance as a packed lower triangle.</summary>
    public double[] Covariance()
    {
        var covariance = new double[_products.Length];
        var at = 0;
        for (var i = 0; i < Dimension; i++)
        {
            for (var j = 0; j <= i; j++, at++)
                covariance[at] = (_products[at] / Count) - (_sums[i] / Count * (_sums[j] / Count)) + (i == j ? 1e-3 : 0);
        }
        return covariance;
    }

    /// <summary>
    /// Returns the log determinant of the covariance of these rows and others together. A prior with the weight of
    /// <paramref name="strength"/> rows smooths the covariance, so that short pieces do not look narrower than they are.
    /// </summary>
    /// <param name="other">Rows to add to these rows, or null.</param>
    /// <param name="prior">Prior covariance as a packed lower triangle.</param>
    /// <param name="strength">Weight of the prior in rows.</param>
    /// <param name="work">Work space for a packed lower triangle.</param>
    public double LogDeterminant(GaussianStatistics? other, ReadOnlySpan<double> prior, double strength, Span<double> work)
    {
        var count = Count + (other?.Count ?? 0);
        if (count == 0)
            return 0;
        var at = 0;
        for (var i = 0; i < Dimension; i++)
        {
            var meanI = (_sums[i] + (other?._sums[i] ?? 0)) / count;
            for (var j = 0; j <= i; j++, at++)
            {
                var meanJ = (_sums[j] + (other?._sums[j] ?? 0)) / count;
                var scatter = _products[at] + (other?._products[at] ?? 0) - (count * meanI * meanJ);
                work[at] = (scatter + (strength * prior[at])) / (count + strength);
            }
        }
        return PackedCholesky.Factor(work, Dimension);
    }
}
