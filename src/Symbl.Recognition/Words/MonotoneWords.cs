using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Words;

/// <summary>
/// Orders the words of one channel so that each ends before the next starts. A recognizer stretches words over pauses and into the words
/// after them; one person says one word at a time. Words that overlap would look like two voices to the assignment of words to speakers.
/// </summary>
internal static class MonotoneWords
{
    /// <summary>A word can be this many times as long as usual words of its number of characters.</summary>
    private const double MostStretch = 2;

    /// <summary>
    /// Characters that a word has in addition to its own for its usual length: the shortest words take longer per character.
    /// </summary>
    private const int ShortWord = 2;

    /// <summary>Number of words with a length that shows the usual speed of speech. With fewer words, no word is shortened for its length.</summary>
    private const int LeastWords = 8;

    /// <summary>Returns every word, in order of start, without overlap. Words of a phrase stay together and keep the time of their phrase.</summary>
    /// <param name="words">The words of one channel in any order. Words of equal start keep their order.</param>
    public static IReadOnlyList<ProcessedWord> Of(IReadOnlyList<ProcessedWord> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var usual = UsualCharacter(words);
        var said = Units(words).OrderBy(unit => unit.Start).ToList();
        var ordered = new List<ProcessedWord>(words.Count);
        for (var index = 0; index < said.Count; index++)
        {
            var next = index + 1 < said.Count ? said[index + 1].Start : TimeSpan.MaxValue;
            var end = Least(Longest(said[index], usual), next);
            ordered.AddRange(said[index].EndingAt(end));
        }

        return ordered;
    }

    // The words of a phrase carry no times of their own, so only whole words show how long a character takes.
    private static double UsualCharacter(IReadOnlyList<ProcessedWord> words)
    {
        double[] lengths = [.. words.Where(word => word.Phrase is null && word.End > word.Start)
            .Select(word => (word.End - word.Start).Ticks / (double)Characters(word)).Order()];
        return lengths.Length < LeastWords ? double.PositiveInfinity : lengths[lengths.Length / 2];
    }

    private static int Characters(ProcessedWord word) => word.Text.Length + ShortWord;

    private static TimeSpan Longest(Unit unit, double usual)
    {
        var longest = MostStretch * usual * unit.Words.Sum(Characters);
        return unit.Words[0].Phrase is null && longest < (unit.End - unit.Start).Ticks
            ? unit.Start + TimeSpan.FromTicks((long)longest)
            : unit.End;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static List<Unit> Units(IReadOnlyList<ProcessedWord> words)
    {
        var units = new List<Unit>();
        var phrases = new Dictionary<int, Unit>();
        foreach (var word in words)
        {
            if (word.Phrase is { } phrase && phrases.TryGetValue(phrase, out var begun))
            {
                begun.Words.Add(word);
                continue;
            }

            var unit = new Unit(word);
            units.Add(unit);
            if (word.Phrase is { } number)
                phrases.Add(number, unit);
        }

        return units;
    }

    /// <summary>A word with a time of its own, or the words of a phrase.</summary>
    private sealed class Unit(ProcessedWord first)
    {
        public List<ProcessedWord> Words { get; } = [first];

        public TimeSpan Start => Words.Count == 1 ? Words[0].Start : Words.Min(word => word.Start);

        public TimeSpan End => Words.Count == 1 ? Words[0].End : Words.Max(word => word.End);

        /// <summary>Returns the words of the unit within its start and an earlier end. The words of a phrase keep their shares of the time.</summary>
        public IEnumerable<ProcessedWord> EndingAt(TimeSpan end)
        {
            var (start, whole) = (Start, End - Start);
            var last = end > start ? end : start;
            if (whole <= TimeSpan.Zero || last >= start + whole)
                return Words.Select(word => word.End < word.Start ? word with { End = word.Start } : word);
            var share = (last - start) / whole;
            return Words.Select(word => Within(word, start + ((word.Start - start) * share), start + ((word.End - start) * share), last));
        }

        private static ProcessedWord Within(ProcessedWord word, TimeSpan start, TimeSpan end, TimeSpan last)
        {
            var from = Least(start, last);
            var to = Least(end, last);
            return word with { Start = from, End = to > from ? to : from };
        }
    }
}
