namespace Symbl.Speech.Bench.Calibration;

/// <summary>Logistic regression with a small penalty on large weights. Weights can be kept from falling below 0.</summary>
/// <param name="Bias">The constant.</param>
/// <param name="Weights">One for each measure.</param>
internal sealed record LogisticFit(double Bias, IReadOnlyList<double> Weights)
{
    private const double Penalty = 1;
    private const int Rounds = 30;
    private const double Enough = 1e-9;

    /// <summary>Fits to examples.</summary>
    /// <param name="measures">The measures of each example.</param>
    /// <param name="truths">Whether each example is true.</param>
    /// <param name="importance">The weight of each example.</param>
    /// <param name="free">Measures, by number, with weights that can be negative. A negative weight of any other is left out.</param>
    public static LogisticFit Of(
        IReadOnlyList<double[]> measures, IReadOnlyList<bool> truths, IReadOnlyList<double> importance, IReadOnlySet<int> free)
    {
        var count = measures[0].Length;
        var used = Enumerable.Range(0, count).ToList();
        while (true)
        {
            var solution = Solve(measures, truths, importance, used);
            var negative = Enumerable.Range(0, used.Count).Where(place => !free.Contains(used[place]) && solution[place + 1] < 0).ToList();
            if (negative.Count == 0)
            {
                var weights = new double[count];
                for (var place = 0; place < used.Count; place++)
                    weights[used[place]] = solution[place + 1];
                return new LogisticFit(solution[0], weights);
            }
            used.RemoveAt(negative.MinBy(place => solution[place + 1]));
        }
    }

    public double Probability(double[] measures) =>
        1 / (1 + Math.Exp(-Bias - Weights.Zip(measures, (weight, measure) => weight * measure).Sum()));

    private static double[] Solve(IReadOnlyList<double[]> measures, IReadOnlyList<bool> truths, IReadOnlyList<double> importance, List<int> used)
    {
        var size = used.Count + 1;
        var solution = new double[size];
        var row = new double[size];
        for (var round = 0; round < Rounds; round++)
        {
            var (slope, curve) = (new double[size], new double[size, size]);
            for (var place = 0; place < size; place++)
            {
                // The constant has no penalty, save for a trace that keeps the equations solvable.
                var penalty = place == 0 ? Enough : Penalty;
                slope[place] = -penalty * solution[place];
                curve[place, place] = penalty;
            }
            for (var example = 0; example < measures.Count; example++)
            {
                row[0] = 1;
                for (var place = 1; place < size; place++)
                    row[place] = measures[example][used[place - 1]];
                var odds = 0.0;
                for (var place = 0; place < size; place++)
                    odds += solution[place] * row[place];
                var probability = 1 / (1 + Math.Exp(-odds));
                var (error, spread) = ((truths[example] ? 1 : 0) - probability, Math.Max(1e-6, probability * (1 - probability)));
                for (var one = 0; one < size; one++)
                {
                    slope[one] += importance[example] * error * row[one];
                    for (var other = 0; other < size; other++)
                        curve[one, other] += importance[example] * spread * row[one] * row[other];
                }
            }
            var step = Eliminate(curve, slope);
            // A long step overshoots where the examples are nearly separated.
            var scale = Math.Min(1, 2 / Math.Max(Enough, step.Max(Math.Abs)));
            for (var place = 0; place < size; place++)
                solution[place] += scale * step[place];
            if (step.Max(Math.Abs) < Enough)
                break;
        }
        return solution;
    }

    private static double[] Eliminate(double[,] matrix, double[] right)
    {
        var size = right.Length;
        // The matrix is symmetric and positive definite, so no rows have to change places.
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = pivot + 1; row < size; row++)
            {
                var factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (var column = pivot; column < size; column++)
                    matrix[row, column] -= factor * matrix[pivot, column];
                right[row] -= factor * right[pivot];
            }
        }
        var result = new double[size];
        for (var row = size - 1; row >= 0; row--)
        {
            var sum = right[row];
            for (var column = row + 1; column < size; column++)
                sum -= matrix[row, column] * result[column];
            result[row] = sum / matrix[row, row];
        }
        return result;
    }
}
