namespace Symbl.Domain.Conversations;

/// <summary>Searches ordered offsets.</summary>
public static class Timeline
{
    /// <summary>
    /// Counts the offsets before a limit. Unlike <see cref="Array.BinarySearch(Array, object?)"/>, the result is exact for equal offsets.
    /// </summary>
    /// <param name="ordered">The offsets in ascending order.</param>
    /// <param name="limit">The limit.</param>
    public static int CountBefore(TimeSpan[] ordered, TimeSpan limit)
    {
        var (low, high) = (0, ordered.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (ordered[middle] < limit)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
