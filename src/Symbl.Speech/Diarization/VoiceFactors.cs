using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Applies factor analysis to one recording, without other data. Neighboring windows of a part belong to one voice, so the words cause the
/// difference between them. The analysis shrinks the directions of that difference and keeps the directions in which windows still differ
/// most. After H. Aronowitz, "Unsupervised compensation of intra-session intra-speaker variability for speaker diarization", Odyssey 2010.
/// </summary>
internal sealed class VoiceFactors
{
    private const int MostAxes = 30;

    /// <summary>Weight with which to move the variability within a voice toward equal variability in all directions.</summary>
    private const double Shrinkage = 0.3;

    private const int LeastPairs = 3;

    private readonly double[] _mean;
    private readonly double[][] _axes;

    private VoiceFactors(double[] mean, double[][] axes)
    {
        _mean = mean;
        _axes = axes;
    }

    /// <summary>Learns the directions.</summary>
    /// <param name="vectors">Vectors of at least two windows of the recording.</param>
    /// <param name="pairs">Indexes of neighbors that belong to one voice.</param>
    /// <param name="count">Largest number of directions to keep.</param>
    public static VoiceFactors Learn(double[][] vectors, List<(int First, int Second)> pairs, int count)
    {
        var mean = new double[vectors[0].Length];
        foreach (var vector in vectors)
            Add(mean, vector, 1.0 / vectors.Length);
        var centred = Array.ConvertAll(vectors, vector => Difference(vector, mean));
        var principal = PrincipalAxes(centred, Math.Min(MostAxes, Math.Max(2, vectors.Length / 2)));
        if (pairs.Count < LeastPairs)
            return new VoiceFactors(mean, principal.Take(count).ToArray());

        var reduced = Array.ConvertAll(centred, vector => Project(vector, principal));
        var within = Scatter(pairs.ConvertAll(pair => Difference(reduced[pair.First], reduced[pair.Second])), principal.Length, 0.5);
        var even = Shrinkage * Enumerable.Range(0, within.Length).Sum(index => within[index][index]) / within.Length;
        for (var row = 0; row < within.Length; row++)
        {
            for (var column = 0; column < within.Length; column++)
                within[row][column] = ((1 - Shrinkage) * within[row][column]) + (row == column ? even : 0);
        }
        var (variances, directions) = SymmetricEigen.Decompose(within);
        var whitening = directions.Select((direction, index) =>
            Array.ConvertAll(direction, value => value / Math.Sqrt(Math.Max(1e-9, variances[index])))).ToArray();
        var white = Array.ConvertAll(reduced, vector => Project(vector, whitening));
        var (_, factors) = SymmetricEigen.Decompose(Scatter(white, whitening.Length, 1));
        var axes = factors.Take(count).Select(factor => Combine(Combine(factor, whitening), principal)).ToArray();
        return new VoiceFactors(mean, axes);
    }

    /// <summary>Returns the factors of a window.</summary>
    public double[] Of(double[] vector) => Project(Difference(vector, _mean), _axes);

    // With fewer vectors than dimensions, the matrix of inner products holds the same information and is smaller.
    private static double[][] PrincipalAxes(double[][] vectors, int most)
    {
        var dimension = vectors[0].Length;
        if (vectors.Length > dimension)
            return SymmetricEigen.Decompose(Scatter(vectors, dimension, 1)).Vectors.Take(Math.Min(most, dimension)).ToArray();
        var products = Array.ConvertAll(vectors, left => Array.ConvertAll(vectors, right => Dot(left, right)));
        var (values, shares) = SymmetricEigen.Decompose(products);
        return Enumerable.Range(0, Math.Min(most, values.Length)).Where(index => values[index] > 1e-9)
            .Select(index => Array.ConvertAll(Combine(shares[index], vectors), value => value / Math.Sqrt(values[index]))).ToArray();
    }

    private static double[][] Scatter(IReadOnlyList<double[]> vectors, int dimension, double weight)
    {
        var scatter = Enumerable.Range(0, dimension).Select(_ => new double[dimension]).ToArray();
        foreach (var vector in vectors)
        {
            for (var row = 0; row < dimension; row++)
                Add(scatter[row], vector, weight * vector[row] / vectors.Count);
        }
        return scatter;
    }

    private static double[] Project(double[] vector, double[][] axes) => Array.ConvertAll(axes, axis => Dot(axis, vector));

    private static double[] Combine(double[] shares, double[][] vectors)
    {
        var sum = new double[vectors[0].Length];
        for (var index = 0; index < shares.Length; index++)
            Add(sum, vectors[index], shares[index]);
        return sum;
    }

    private static double[] Difference(double[] left, double[] right)
    {
        var difference = (double[])left.Clone();
        Add(difference, right, -1);
        return difference;
    }

    private static void Add(double[] sum, double[] vector, double weight)
    {
        for (var index = 0; index < sum.Length; index++)
            sum[index] += weight * vector[index];
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var index = 0; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }
}
