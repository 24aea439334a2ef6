using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Words;

/// <summary>Creates words with times from a phrase that has one time for all its words.</summary>
internal static class PhraseSplitter
{
    /// <summary>
    /// Splits a phrase at whitespace and divides its time by the number of characters. The words follow each other without gaps and fill
    /// the time of the phrase to the tick.
    /// </summary>
    public static IEnumerable<ProcessedWord> Split(string phrase, TimeSpan start, TimeSpan end, double? score = null)
    {
        var words = phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        long characters = words.Sum(word => word.Length);
        var (passed, from) = (0L, start);
        foreach (var word in words)
        {
            passed += word.Length;
            var to = start + new TimeSpan((long)((Int128)(end - start).Ticks * passed / characters));
            yield return new ProcessedWord(word, from, to, score);
            from = to;
        }
    }
}
