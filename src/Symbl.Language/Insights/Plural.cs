namespace Symbl.Language.Insights;

/// <summary>Brings regular plurals back to their singular, so that "orders" and "order" are one word.</summary>
internal static class Plural
{
    public static string Singular(string word)
    {
        if (word.EndsWith("'s", StringComparison.Ordinal))
            return word[..^2];
        if (word.Length < 4 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i')
            return word;
        if (word.EndsWith("ies", StringComparison.Ordinal))
            return word.Length > 4 ? word[..^3] + "y" : word[..^1];
        return word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
            || word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            ? word[..^2]
            : word[..^1];
    }
}
