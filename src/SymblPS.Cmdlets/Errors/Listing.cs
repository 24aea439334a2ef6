namespace SymblPS.Cmdlets.Errors;

/// <summary>A list of names within a sentence.</summary>
internal static class Listing
{
    private const int Shown = 5;

    /// <summary>The first names and the number of the other ones.</summary>
    public static string Of(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(Shown)) + (all.Count > Shown ? $" and {all.Count - Shown} more" : string.Empty);
    }
}
