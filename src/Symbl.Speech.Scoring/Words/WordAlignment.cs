namespace Symbl.Speech.Scoring.Words;

/// <summary>The relation of a word of the reference and a word of the hypothesis.</summary>
public enum WordOperation
{
    /// <summary>Both have the same word.</summary>
    Correct,

    /// <summary>The hypothesis has another word.</summary>
    Substitution,

    /// <summary>The hypothesis lacks the word.</summary>
    Deletion,

    /// <summary>The hypothesis has a word that the reference lacks.</summary>
    Insertion,
}

/// <summary>
/// Aligns two lists of words at the least cost. The costs and the choice among alignments of the same cost are as in NIST <c>sclite</c>:
/// a substitution costs 4, an insertion and a deletion cost 3 each.
/// </summary>
/// <remarks>
/// Costs are computed in a band around the diagonal, which is widened until no alignment outside of it can be as cheap. One row in about
/// √n is kept, and the rows between two of them are computed again on the way back, so that memory is far below n².
/// </remarks>
internal static class WordAlignment
{
    private const int SubstitutionCost = 4;
    private const int GapCost = 3;
    private const int FirstMargin = 64;
    private const int Unreachable = int.MaxValue / 2;

    /// <summary>Aligns two lists of words.</summary>
    /// <param name="reference">The correct words.</param>
    /// <param name="hypothesis">The words to score.</param>
    /// <returns>The operations in order. A deletion takes a word of the reference, an insertion a word of the hypothesis, the others both.</returns>
    public static IReadOnlyList<WordOperation> Align(IReadOnlyList<string> reference, IReadOnlyList<string> hypothesis)
    {
        _ = reference ?? throw new ArgumentNullException(nameof(reference));
        _ = hypothesis ?? throw new ArgumentNullException(nameof(hypothesis));
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int NumberOf(string word)
        {
            if (!numbers.TryGetValue(word, out var number)) numbers.Add(word, number = numbers.Count);
            return number;
        }

        var (truth, found) = (reference.Select(NumberOf).ToArray(), hypothesis.Select(NumberOf).ToArray());
        for (var margin = FirstMargin; ; margin *= 4)
        {
            if (new Band(truth, found, margin).Find() is { } operations) return operations;
        }
    }

    /// <summary>The cells with a diagonal (column minus row) at most a margin away from the diagonals of the two corners.</summary>
    private sealed class Band(int[] truth, int[] found, int margin)
    {
        private readonly int _first = Math.Min(0, found.Length - truth.Length) - margin;
        private readonly int _width = Math.Abs(found.Length - truth.Length) + (2 * margin) + 1;
        private readonly int _step = Math.Max(1, (int)Math.Sqrt(truth.Length));

        /// <summary>Returns the operations; null if the band is too narrow to be sure of the least cost.</summary>
        public List<WordOperation>? Find()
        {
            var kept = new List<int[]>();
            var row = FirstRow();
            int[]? spare = null;
            for (var index = 0; index < truth.Length; index++)
            {
                var isKept = index % _step == 0;
                if (isKept) kept.Add(row);
                var next = spare ?? new int[_width];
                Fill(index + 1, row, next, default);
                (spare, row) = (isKept ? null : row, next);
            }

            // The cheapest way that leaves the band goes to the next diagonal and comes back, in steps that cost a gap each.
            var isWhole = margin >= Math.Max(truth.Length, found.Length);
            var outside = (long)GapCost * (Math.Abs(found.Length - truth.Length) + (2L * margin) + 2);
            return isWhole || row[found.Length - truth.Length - _first] < outside ? Trace(kept) : null;
        }

        private int[] FirstRow()
        {
            var row = new int[_width];
            for (var cell = 0; cell < _width; cell++)
            {
                var column = _first + cell;
                row[cell] = column >= 0 && column <= found.Length ? GapCost * column : Unreachable;
            }

            return row;
        }

        private void Fill(int index, int[] above, int[] row, Span<byte> chosen)
        {
            var word = truth[index - 1];
            var (from, to) = (Math.Max(0, -index - _first), Math.Min(_width - 1, found.Length - index - _first));
            if (from > 0) Array.Fill(row, Unreachable, 0, Math.Min(from, _width));
            if (to < _width - 1) Array.Fill(row, Unreachable, Math.Max(0, to + 1), _width - Math.Max(0, to + 1));
            for (var cell = from; cell <= to; cell++)
            {
                var column = index + _first + cell;
                var (least, operation) = (Unreachable, WordOperation.Deletion);
                if (column > 0)
                {
                    var isSame = found[column - 1] == word;
                    (least, operation) = isSame ? (above[cell], WordOperation.Correct) : (above[cell] + SubstitutionCost, WordOperation.Substitution);
                    if (cell > 0 && row[cell - 1] + GapCost < least) (least, operation) = (row[cell - 1] + GapCost, WordOperation.Insertion);
                }

                if (cell + 1 < _width && above[cell + 1] + GapCost < least) (least, operation) = (above[cell + 1] + GapCost, WordOperation.Deletion);
                row[cell] = Math.Min(least, Unreachable);
                if (!chosen.IsEmpty) chosen[cell] = (byte)operation;
            }
        }

        private List<WordOperation> Trace(List<int[]> kept)
        {
            var operations = new List<WordOperation>(Math.Max(truth.Length, found.Length));
            var (index, column) = (truth.Length, found.Length);
            var chosen = new byte[Math.Min(_step, truth.Length)][];
            for (var block = kept.Count - 1; block >= 0; block--)
            {
                var start = block * _step;
                var row = kept[block];
                var spare = new int[_width];
                for (var next = start + 1; next <= index; next++)
                {
                    Fill(next, row, spare, chosen[next - start - 1] ??= new byte[_width]);
                    (row, spare) = (spare, row);
                }

                while (index > start)
                {
                    var operation = (WordOperation)chosen[index - start - 1][column - index - _first];
                    operations.Add(operation);
                    if (operation != WordOperation.Insertion) index--;
                    if (operation != WordOperation.Deletion) column--;
                }
            }

            operations.AddRange(Enumerable.Repeat(WordOperation.Insertion, column));
            operations.Reverse();
            return operations;
        }
    }
}
