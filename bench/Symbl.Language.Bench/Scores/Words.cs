using Symbl.Language.Text;
using Symbl.Language.Tracking;

namespace Symbl.Language.Bench.Scores;

/// <summary>Compares texts by their words.</summary>
internal static class Words
{
    /// <summary>Gets ROUGE-1: the common words of two texts, each as often as in the text that has it less often.</summary>
    /// <param name="found">The text that is scored.</param>
    /// <param name="reference">The text of the annotator.</param>
    public static Overlap Rouge(string found, string reference)
    {
        var (one, other) = (Counts(found), Counts(reference));
        return new Overlap(
            one.Sum(word => Math.Min(word.Value, other.GetValueOrDefault(word.Key))), one.Values.Sum(), other.Values.Sum());
    }

    /// <summary>Gets the stems of the content words of a text.</summary>
    /// <param name="text">The text.</param>
    public static HashSet<string> Content(string text) => Token.Split(text)
        .Where(token => !StopWords.IsStop(token.Word)).Select(token => Inflections.Stem(token.Word)).ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, int> Counts(string text) =>
        Token.Split(text).GroupBy(token => token.Word, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
}
