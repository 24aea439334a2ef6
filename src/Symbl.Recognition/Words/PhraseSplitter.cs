using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Words;

/// <summary>Words with times from a phrase whose time is only known as a whole.</summary>
internal static class PhraseSplitter
{
    /// <summary>
    /// Splits a phrase at whitespace and shares its time out by length in characters. The words follow each other without gap and
    /// fill the phrase's time to the tick.
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
