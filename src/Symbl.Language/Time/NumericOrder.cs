using System.Collections.Frozen;

namespace Symbl.Language.Time;

/// <summary>The order of day and month in numeric dates.</summary>
internal enum NumericOrder
{
    /// <summary>5/3/2026 is March 5.</summary>
    DayFirst,

    /// <summary>5/3/2026 is May 3.</summary>
    MonthFirst,
}

/// <summary>Gets the order of day and month of a language.</summary>
internal static class NumericOrders
{
    private const string English = "en";

    // English without a region is American, as everywhere in the service.
    private static readonly FrozenSet<string> MonthFirstRegions = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "US", "PH", "PR", "GU", "AS", "VI");

    // Dates of these languages begin with the year, and the month precedes the day.
    private static readonly FrozenSet<string> MonthFirstLanguages = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "ja", "zh", "ko", "hu", "mn");

    extension(NumericOrder)
    {
        /// <summary>Gets the order of a language.</summary>
        /// <param name="languageCode">BCP-47 language tag.</param>
        public static NumericOrder Of(string languageCode)
        {
            var parts = languageCode.Split('-', '_');
            var region = parts.Skip(1).FirstOrDefault(part => part.Length == 2);
            var isMonthFirst = MonthFirstLanguages.Contains(parts[0])
                || (region is null ? parts[0].Equals(English, StringComparison.OrdinalIgnoreCase) : MonthFirstRegions.Contains(region));
            return isMonthFirst ? NumericOrder.MonthFirst : NumericOrder.DayFirst;
        }
    }
}
