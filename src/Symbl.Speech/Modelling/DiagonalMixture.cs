using System.Numerics;

namespace Symbl.Speech.Modelling;

/// <summary>
/// Models rows of numbers with a mixture of Gaussians with diagonal covariance. Training uses no random numbers, so the same rows give the
/// same mixture.
/// </summary>
internal sealed class DiagonalMixture
{
    private const double VarianceFloor = 0.05;
    private const int RowsPerComponent = 40;
    private const int Rounds = 5;

    private readonly int _dimension;
    private readonly double[] _weights;
    private readonly float[] _means;
    private readonly double[] _variances;
    private readonly float[] _inverse;
    private readonly float[] _constants;

    private DiagonalMixture(int dimension, int components)
    {
        _dimension = dimension;
        _weights = new double[components];
        _means = new float[components * dimension];
        _variances = new double[components * dimension];
        _inverse = new float[components * dimension];
        _constants = new float[components];
    }

    public int Components => _weights.Length;

    /// <summary>Fits a mixture: repeatedly splits the widest components and runs a few rounds of EM after each split.</summary>
    /// <param name="rows">Training rows, standardized to about unit variance.</param>
    /// <param name="components">Largest number of components. The mixture has fewer if there are too few rows.</param>
    public static DiagonalMixture Fit(RowMatrix rows, int components)
    {
        components = Math.Clamp(rows.Count / RowsPerComponent, 1, components);
        var mixture = new DiagonalMixture(rows.Dimension, 1);
        mixture._weights[0] = 1;
        mixture.Maximize(rows.Values, assignAll: true);
        while (mixture.Components < components)
        {
            mixture = mixture.Split(Math.Min(components, mixture.Components * 2));
            for (var round = 0; round < Rounds; round++)
                mixture.Maximize(rows.Values, assignAll: false);
        }
        return mixture;
    }

    /// <summary>Number of values per row.</summary>
    public int Dimension => _dimension;

    public double Weight(int component) => _weights[component];

    public ReadOnlySpan<float> Mean(int component) => _means.AsSpan(component * _dimension, _dimension);

    public ReadOnlySpan<double> Variance(int component) => _variances.AsSpan(component * _dimension, _dimension);

    /// <summary>Computes the posterior of each component for a row. The posteriors add up to 1.</summary>
    /// <param name="row">The row.</param>
    /// <param name="shares">Receives one value per component.</param>
    public void Posteriors(ReadOnlySpan<float> row, Span<float> shares)
    {
        var best = float.NegativeInfinity;
        for (var component = 0; component < shares.Length; component++)
        {
            shares[component] = ComponentLog(row, component);
            best = Math.Max(best, shares[component]);
        }
        var sum = 0f;
        for (var component = 0; component < shares.Length; component++)
        {
            shares[component] = MathF.Exp(shares[component] - best);
            sum += shares[component];
        }
        for (var component = 0; component < shares.Length; component++)
            shares[component] /= sum;
    }

    /// <summary>Returns the log likelihood of a row.</summary>
    public float LogLikelihood(ReadOnlySpan<float> row)
    {
        var best = float.NegativeInfinity;
        Span<float> logs = stackalloc float[Components];
        for (var component = 0; component < logs.Length; component++)
        {
            logs[component] = ComponentLog(row, component);
            best = Math.Max(best, logs[component]);
        }
        var sum = 0f;
        foreach (var log in logs)
        {
            // Smaller terms cannot change a float.
            if (log > best - 16)
                sum += MathF.Exp(log - best);
        }
        return best + MathF.Log(sum);
    }

    private float ComponentLog(ReadOnlySpan<float> row, int component)
    {
        var means = _means.AsSpan(component * _dimension, _dimension);
        var inverse = _inverse.AsSpan(component * _dimension, _dimension);
        var width = Vector<float>.Count;
        var squares = Vector<float>.Zero;
        var index = 0;
        for (; index + width <= means.Length; index += width)
        {
            var apart = new Vector<float>(row[index..]) - new Vector<float>(means[index..]);
            squares += apart * apart * new Vector<float>(inverse[index..]);
        }
        var sum = Vector.Sum(squares);
        for (; index < means.Length; index++)
        {
            var apart = row[index] - means[index];
            sum += apart * apart * inverse[index];
        }
        return _constants[component] - (0.5f * sum);
    }

    private DiagonalMixture Split(int target)
    {
        var widest = Enumerable.Range(0, Components)
            .OrderByDescending(component => _weights[component] * Spread(component)).ThenBy(component => component)
            .Take(target - Components).ToHashSet();
        var split = new DiagonalMixture(_dimension, target);
        var next = 0;
        for (var component = 0; component < Components; component++)
        {
            foreach (var side in widest.Contains(component) ? (ReadOnlySpan<double>)[-0.3, 0.3] : [0])
            {
                split._weights[next] = side == 0 ? _weights[component] : _weights[component] / 2;
                for (var index = 0; index < _dimension; index++)
                {
                    var at = (component * _dimension) + index;
                    split._means[(next * _dimension) + index] = (float)(_means[at] + (side * Math.Sqrt(_variances[at])));
                    split._variances[(next * _dimension) + index] = _variances[at];
                }
                next++;
            }
        }
        split.Prepare();
        return split;
    }

    private double Spread(int component)
    {
        var sum = 0.0;
        for (var index = component * _dimension; index < (component + 1) * _dimension; index++)
            sum += _variances[index];
        return sum;
    }

    private void Maximize(ReadOnlySpan<float> rows, bool assignAll)
    {
        var (occupancy, sums, squares) = Accumulate(rows, assignAll);
        var total = occupancy.Sum();
        for (var component = 0; component < Components; component++)
        {
            var held = occupancy[component];
            _weights[component] = (held + 1) / (total + Components);
            if (held < 2)
                continue;
            for (var index = component * _dimension; index < (component + 1) * _dimension; index++)
            {
                var mean = sums[index] / held;
                _means[index] = (float)mean;
                _variances[index] = Math.Max(VarianceFloor, (squares[index] / held) - (mean * mean));
            }
        }
        Prepare();
    }

    private (double[] Occupancy, double[] Sums, double[] Squares) Accumulate(ReadOnlySpan<float> rows, bool assignAll = false)
    {
        var occupancy = new double[Components];
        var sums = new double[Components * _dimension];
        var squares = new double[Components * _dimension];
        Span<float> logs = stackalloc float[Components];
        for (var start = 0; start + _dimension <= rows.Length; start += _dimension)
        {
            var row = rows.Slice(start, _dimension);
            var best = float.NegativeInfinity;
            for (var component = 0; component < logs.Length; component++)
            {
                logs[component] = assignAll ? 0 : ComponentLog(row, component);
                best = Math.Max(best, logs[component]);
            }
            var sum = 0f;
            for (var component = 0; component < logs.Length; component++)
            {
                logs[component] = MathF.Exp(logs[component] - best);
                sum += logs[component];
            }
            for (var component = 0; component < logs.Length; component++)
            {
                double share = logs[component] / sum;
                if (share < 1e-4)
                    continue;
                occupancy[component] += share;
                for (var index = 0; index < _dimension; index++)
                {
                    var value = share * row[index];
                    sums[(component * _dimension) + index] += value;
                    squares[(component * _dimension) + index] += value * row[index];
                }
            }
        }
        return (occupancy, sums, squares);
    }

    private void Prepare()
    {
        for (var component = 0; component < Components; component++)
        {
            var constant = Math.Log(Math.Max(_weights[component], 1e-10)) - (0.5 * _dimension * Math.Log(2 * Math.PI));
            for (var index = component * _dimension; index < (component + 1) * _dimension; index++)
            {
                var variance = Math.Max(VarianceFloor, _variances[index]);
                _variances[index] = variance;
                _inverse[index] = (float)(1 / variance);
                constant -= 0.5 * Math.Log(variance);
            }
            _constants[component] = (float)constant;
        }
    }
}
