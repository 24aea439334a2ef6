namespace Symbl.Domain.Conversations;

/// <summary>Search in offsets that are in order.</summary>
public static class Timeline
{
    /// <summary>How many of the offsets lie before a limit. The search of the library would land on any of equal ones.</summary>
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
