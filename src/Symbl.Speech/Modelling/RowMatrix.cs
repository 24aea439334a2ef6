namespace Symbl.Speech.Modelling;

/// <summary>Stores rows of numbers one after the other.</summary>
internal sealed class RowMatrix
{
    private readonly float[] _values;

    public RowMatrix(int count, int dimension)
    {
        Count = count;
        Dimension = dimension;
        _values = new float[(long)count * dimension];
    }

    public int Count { get; }

    public int Dimension { get; }

    public ReadOnlySpan<float> Values => _values;

    public Span<float> this[int row] => _values.AsSpan(row * Dimension, Dimension);

    /// <summary>Shifts and scales each column to zero mean and unit variance.</summary>
    public void Standardize()
    {
        if (Count == 0)
            return;
        for (var column = 0; column < Dimension; column++)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var at = column; at < _values.Length; at += Dimension)
            {
                sum += _values[at];
                squares += (double)_values[at] * _values[at];
            }
            var mean = sum / Count;
            var scale = 1 / Math.Sqrt(Math.Max(1e-6, (squares / Count) - (mean * mean)));
            for (var at = column; at < _values.Length; at += Dimension)
                _values[at] = (float)((_values[at] - mean) * scale);
        }
    }

    /// <summary>Returns the marked rows, evenly thinned out to at most <paramref name="most"/>.</summary>
    public RowMatrix Select(bool[] wanted, int most) => Select(Array.ConvertAll(wanted, mark => mark ? (byte)1 : (byte)0), 1, most);

    /// <summary>
    /// Returns the rows that carry a label, evenly thinned out to at most <paramref name="most"/>, which bounds the cost of training on
    /// them.
    /// </summary>
    public RowMatrix Select(ReadOnlySpan<byte> labels, byte wanted, int most)
    {
        var total = labels.Count(wanted);
        var kept = Math.Min(total, most);
        var selected = new RowMatrix(kept, Dimension);
        var (seen, next) = (0L, 0);
        for (var row = 0; row < labels.Length && next < kept; row++)
        {
            if (labels[row] != wanted)
                continue;
            if (seen * kept / total >= next)
                this[row].CopyTo(selected[next++]);
            seen++;
        }
        return selected;
    }
}
