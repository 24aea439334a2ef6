namespace Symbl.Language.Insights;

/// <summary>Converts gerunds to the base form: "sending" to "send".</summary>
internal static class Gerund
{
    private const string Ending = "ing";

    /// <summary>Gets the base form of a word in <c>-ing</c>; the word itself if its base form is no known verb.</summary>
    /// <param name="word">The word.</param>
    /// <param name="isVerb">Tests whether a word is a known verb.</param>
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
