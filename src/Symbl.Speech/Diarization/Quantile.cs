namespace Symbl.Speech.Diarization;

/// <summary>Order statistics of numbers that need not be kept in order.</summary>
internal static class Quantile
{
    /// <summary>The value below which the share lies; 0 of nothing. Sorts the numbers.</summary>
    public static float Of(Span<float> values, double share)
    {
        if (values.IsEmpty)
            return 0;
        values.Sort();
        return values[(int)(share * (values.Length - 1))];
    }
}
