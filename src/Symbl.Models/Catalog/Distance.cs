namespace Symbl.Models.Catalog;

/// <summary>Distance of two names.</summary>
internal static class Distance
{
    private const int LongestName = 100;

    /// <summary>Number of characters to change, add or remove.</summary>
    public static int Between(string first, string second)
    {
        second = second.Length > LongestName ? second[..LongestName] : second;
        var row = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (first[i - 1] == second[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
