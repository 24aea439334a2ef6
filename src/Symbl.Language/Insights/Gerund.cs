namespace Symbl.Language.Insights;

/// <summary>Brings "sending" back to "send".</summary>
internal static class Gerund
{
    private const string Ending = "ing";

    /// <summary>The verb a word in <c>-ing</c> is made of, if it is one of the known; otherwise the word.</summary>
    public static string Base(string word, Func<string, bool> isVerb)
    {
        if (!word.EndsWith(Ending, StringComparison.Ordinal) || word.Length < Ending.Length + 2)
            return word;
        var stem = word[..^Ending.Length];
        foreach (var candidate in (ReadOnlySpan<string>)[stem, stem + "e", stem[^1] == stem[^2] ? stem[..^1] : stem])
            if (isVerb(candidate))
                return candidate;
        return word;
    }
}
