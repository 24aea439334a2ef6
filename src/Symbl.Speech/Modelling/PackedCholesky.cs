namespace Symbl.Speech.Modelling;

/// <summary>Factors positive definite matrices that are packed lower triangles, row by row.</summary>
internal static class PackedCholesky
{
    private const double LeastPivot = 1e-9;

    /// <summary>Replaces a matrix by its lower Cholesky factor.</summary>
    /// <returns>The log determinant of the matrix.</returns>
    public static double Factor(Span<double> triangle, int dimension)
    {
        var sum = 0.0;
        for (var i = 0; i < dimension; i++)
        {
            var rowI = triangle.Slice(i * (i + 1) / 2, i + 1);
            for (var j = 0; j < i; j++)
            {
                var rowJ = triangle.Slice(j * (j + 1) / 2, j + 1);
                var value = rowI[j];
                for (var k = 0; k < j; k++)
                    value -= rowI[k] * rowJ[k];
                rowI[j] = value / rowJ[j];
            }
            var pivot = rowI[i];
            for (var k = 0; k < i; k++)
                pivot -= rowI[k] * rowI[k];
            pivot = Math.Max(pivot, LeastPivot);
            sum += Math.Log(pivot);
            rowI[i] = Math.Sqrt(pivot);
        }
        return sum;
    }

    /// <summary>Solves <c>L x = b</c> in place for a lower factor L.</summary>
    public static void SolveLower(ReadOnlySpan<double> factor, Span<double> right)
    {
        for (var i = 0; i < right.Length; i++)
        {
            var row = factor.Slice(i * (i + 1) / 2, i + 1);
            var value = right[i];
            for (var k = 0; k < i; k++)
                value -= row[k] * right[k];
            right[i] = value / row[i];
        }
    }
}
