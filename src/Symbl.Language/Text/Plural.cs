namespace Symbl.Language.Text;

/// <summary>Converts regular plurals to the singular, so that "orders" and "order" count as one word.</summary>
internal static class Plural
{
    /// <summary>Gets the singular of a word; the word itself if it is no regular plural.</summary>
    /// <param name="word">The word in lowercase.</param>
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
