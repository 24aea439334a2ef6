namespace Symbl.Speech.Modelling;

/// <summary>Computes order statistics of numbers in any order.</summary>
internal static class Quantile
{
    /// <summary>Returns the value below which the given share of the numbers lies; 0 if there are no numbers. Sorts the numbers.</summary>
    public static float Of(Span<float> values, double share)
    {
        if (values.IsEmpty)
            return 0;
        values.Sort();
        return values[(int)(share * (values.Length - 1))];
    }
}
