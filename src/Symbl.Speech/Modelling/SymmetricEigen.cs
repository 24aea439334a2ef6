namespace Symbl.Speech.Modelling;

/// <summary>
/// Computes eigenvalues and eigenvectors of a symmetric matrix: Householder reduction to tridiagonal form, then the QL method with implicit
/// shifts (Golub and Van Loan, Matrix Computations, 8.3). The order of steps is that of EISPACK's tred2 and tql2. The time is cubic.
/// </summary>
internal sealed class SymmetricEigen
{
    private const int MostIterations = 60;

    private readonly int _size;
    private readonly double[][] _vectors;
    private readonly double[] _diagonal;
    private readonly double[] _beside;

    private SymmetricEigen(double[][] matrix)
    {
        _size = matrix.Length;
        _vectors = Array.ConvertAll(matrix, row => (double[])row.Clone());
        _diagonal = new double[_size];
        _beside = new double[_size];
    }

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">A square symmetric matrix. The method does not change it.</param>
    /// <returns>The eigenvalues in descending order and for each its eigenvector of length 1.</returns>
    public static (double[] Values, double[][] Vectors) Decompose(double[][] matrix)
    {
        if (matrix.Length == 0)
            return ([], []);
        var eigen = new SymmetricEigen(matrix);
        eigen.Tridiagonalize();
        eigen.Diagonalize();
        var order = Enumerable.Range(0, eigen._size).OrderByDescending(index => eigen._diagonal[index]).ThenBy(index => index).ToArray();
        return (
            Array.ConvertAll(order, index => eigen._diagonal[index]),
            Array.ConvertAll(order, index => eigen._vectors.Select(row => row[index]).ToArray()));
    }

    private void Tridiagonalize()
    {
        var (n, v, d, e) = (_size, _vectors, _diagonal, _beside);
        for (var j = 0; j < n; j++)
            d[j] = v[n - 1][j];
        for (var i = n - 1; i > 0; i--)
        {
            var scale = 0.0;
            for (var k = 0; k < i; k++)
                scale += Math.Abs(d[k]);
            var h = 0.0;
            if (scale == 0)
            {
                e[i] = d[i - 1];
                for (var j = 0; j < i; j++)
                {
                    d[j] = v[i - 1][j];
                    v[i][j] = v[j][i] = 0;
                }
            }
            else
            {
                h = Reflect(i, scale);
            }
            d[i] = h;
        }
        for (var i = 0; i < n - 1; i++)
            AccumulateReflection(i);
        for (var j = 0; j < n; j++)
        {
            d[j] = v[n - 1][j];
            v[n - 1][j] = 0;
        }
        v[n - 1][n - 1] = 1;
        e[0] = 0;
    }

    private double Reflect(int i, double scale)
    {
        var (v, d, e) = (_vectors, _diagonal, _beside);
        var h = 0.0;
        for (var k = 0; k < i; k++)
        {
            d[k] /= scale;
            h += d[k] * d[k];
        }
        var f = d[i - 1];
        var g = f > 0 ? -Math.Sqrt(h) : Math.Sqrt(h);
        e[i] = scale * g;
        h -= f * g;
        d[i - 1] = f - g;
        Array.Clear(e, 0, i);
        for (var j = 0; j < i; j++)
        {
            f = d[j];
            v[j][i] = f;
            g = e[j] + (v[j][j] * f);
            for (var k = j + 1; k < i; k++)
            {
                g += v[k][j] * d[k];
                e[k] += v[k][j] * f;
            }
            e[j] = g;
        }
        f = 0;
        for (var j = 0; j < i; j++)
        {
            e[j] /= h;
            f += e[j] * d[j];
        }
        var hh = f / (h + h);
        for (var j = 0; j < i; j++)
            e[j] -= hh * d[j];
        for (var j = 0; j < i; j++)
        {
            f = d[j];
            g = e[j];
            for (var k = j; k < i; k++)
                v[k][j] -= (f * e[k]) + (g * d[k]);
            d[j] = v[i - 1][j];
            v[i][j] = 0;
        }
        return h;
    }

    private void AccumulateReflection(int i)
    {
        var (n, v, d) = (_size, _vectors, _diagonal);
        v[n - 1][i] = v[i][i];
        v[i][i] = 1;
        var h = d[i + 1];
        if (h != 0)
        {
            for (var k = 0; k <= i; k++)
                d[k] = v[k][i + 1] / h;
            for (var j = 0; j <= i; j++)
            {
                var g = 0.0;
                for (var k = 0; k <= i; k++)
                    g += v[k][i + 1] * v[k][j];
                for (var k = 0; k <= i; k++)
                    v[k][j] -= g * d[k];
            }
        }
        for (var k = 0; k <= i; k++)
            v[k][i + 1] = 0;
    }

    private void Diagonalize()
    {
        var (n, d, e) = (_size, _diagonal, _beside);
        for (var i = 1; i < n; i++)
            e[i - 1] = e[i];
        e[n - 1] = 0;
        var (shift, largest) = (0.0, 0.0);
        for (var l = 0; l < n; l++)
        {
            largest = Math.Max(largest, Math.Abs(d[l]) + Math.Abs(e[l]));
            var m = l;
            while (m < n - 1 && Math.Abs(e[m]) > double.Epsilon + (2.2e-16 * largest))
                m++;
            for (var iteration = 0; m > l && iteration < MostIterations; iteration++)
            {
                shift += Shift(l);
                Sweep(l, m);
                if (Math.Abs(e[l]) <= 2.2e-16 * largest)
                    break;
            }
            d[l] += shift;
            e[l] = 0;
        }
    }

    private double Shift(int l)
    {
        var (d, e) = (_diagonal, _beside);
        var g = d[l];
        var p = (d[l + 1] - g) / (2 * e[l]);
        var r = Hypotenuse(p, 1);
        if (p < 0)
            r = -r;
        d[l] = e[l] / (p + r);
        d[l + 1] = e[l] * (p + r);
        var h = g - d[l];
        for (var i = l + 2; i < _size; i++)
            d[i] -= h;
        return h;
    }

    private void Sweep(int l, int m)
    {
        var (v, d, e) = (_vectors, _diagonal, _beside);
        var (dl1, el1, p) = (d[l + 1], e[l + 1], d[m]);
        var (c, c2, c3, s, s2) = (1.0, 1.0, 1.0, 0.0, 0.0);
        for (var i = m - 1; i >= l; i--)
        {
            c3 = c2;
            c2 = c;
            s2 = s;
            var g = c * e[i];
            var h = c * p;
            var r = Hypotenuse(p, e[i]);
            e[i + 1] = s * r;
            s = e[i] / r;
            c = p / r;
            p = (c * d[i]) - (s * g);
            d[i + 1] = h + (s * ((c * g) + (s * d[i])));
            foreach (var row in v)
            {
                h = row[i + 1];
                row[i + 1] = (s * row[i]) + (c * h);
                row[i] = (c * row[i]) - (s * h);
            }
        }
        p = -s * s2 * c3 * el1 * e[l] / dl1;
        e[l] = s * p;
        d[l] = c * p;
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
