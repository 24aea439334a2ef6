namespace SymblPS.Cmdlets.Errors;

/// <summary>Names within a sentence.</summary>
internal static class Listing
{
    private const int Shown = 5;

    /// <summary>The names, or the first few and how many more there are.</summary>
    public static string Of(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(Shown)) + (all.Count > Shown ? $" and {all.Count - Shown} more" : string.Empty);
    }
}
