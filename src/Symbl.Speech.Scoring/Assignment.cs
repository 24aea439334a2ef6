namespace Symbl.Speech.Scoring;

/// <summary>Solves the assignment problem (Hungarian method, shortest augmenting paths, cubic time).</summary>
public static class Assignment
{
    /// <summary>Assigns columns to rows so that the sum of gains is maximal.</summary>
    /// <param name="gain">Gains, not negative; any number of rows and columns.</param>
    /// <returns>The column of each row; -1 for a row without a column or without a gain.</returns>
    public static int[] Maximize(double[,] gain)
    {
        var (rows, columns) = (gain.GetLength(0), gain.GetLength(1));
        var size = Math.Max(rows, columns);
        double Cost(int row, int column) => row <= rows && column <= columns ? -gain[row - 1, column - 1] : 0;

        var rowPotential = new double[size + 1];
        var columnPotential = new double[size + 1];
        var rowOfColumn = new int[size + 1];
        for (var row = 1; row <= size; row++)
        {
            var least = Filled(size + 1, double.PositiveInfinity);
            var previous = new int[size + 1];
            var used = new bool[size + 1];
            rowOfColumn[0] = row;
            var column = 0;
            do
            {
                used[column] = true;
                var (next, delta) = (0, double.PositiveInfinity);
                for (var candidate = 1; candidate <= size; candidate++)
                {
                    if (used[candidate])
                        continue;
                    var reduced = Cost(rowOfColumn[column], candidate) - rowPotential[rowOfColumn[column]] - columnPotential[candidate];
                    if (reduced < least[candidate])
                        (least[candidate], previous[candidate]) = (reduced, column);
                    if (least[candidate] < delta)
                        (next, delta) = (candidate, least[candidate]);
                }
                for (var candidate = 0; candidate <= size; candidate++)
                {
                    if (used[candidate])
                    {
                        rowPotential[rowOfColumn[candidate]] += delta;
                        columnPotential[candidate] -= delta;
                    }
                    else
                    {
                        least[candidate] -= delta;
                    }
                }
                column = next;
            }
            while (rowOfColumn[column] != 0);
            for (; column != 0; column = previous[column])
                rowOfColumn[column] = rowOfColumn[previous[column]];
        }

        var result = Filled(rows, -1);
        for (var column = 1; column <= columns; column++)
        {
            var row = rowOfColumn[column];
            if (row <= rows && gain[row - 1, column - 1] > 0)
                result[row - 1] = column - 1;
        }
        return result;
    }

    private static T[] Filled<T>(int length, T value) => [.. Enumerable.Repeat(value, length)];
}
