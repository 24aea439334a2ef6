namespace Symbl.Transcripts.Content;

/// <summary>Completes the times of words. Recognizers leave out times, and write times that cannot be.</summary>
internal static class WordTimes
{
    // People speak about 14 letters in a second.
    private const double SecondsPerLetter = 0.07;

    /// <summary>Returns the words of a phrase with its text and the times of its pieces.</summary>
    /// <param name="text">The text of the phrase.</param>
    /// <param name="pieces">The words or tokens of the phrase.</param>
    /// <param name="from">Start of the phrase; <see langword="null"/> if unknown.</param>
    /// <param name="to">End of the phrase; <see langword="null"/> if unknown.</param>
    /// <returns>The words; empty if no word has a time.</returns>
    public static IReadOnlyList<TranscriptWord> Of(string text, IReadOnlyList<TimedWord> pieces, TimeSpan? from, TimeSpan? to) =>
        pieces.Count == 0 ? [] : Finished(Fill(WordPieces.InText(text, pieces), from, to));

    /// <summary>Returns words that have all times; an empty list if a time is missing.</summary>
    public static IReadOnlyList<TranscriptWord> Finished(List<TimedWord> words) => words.TrueForAll(static word => word is { Start: not null, End: not null })
        ? words.ConvertAll(static word => new TranscriptWord(word.Text, word.Start!.Value, word.End!.Value, word.Confidence))
        : [];

    /// <summary>
    /// Places words without times between their neighbors, by their letters. An end before the start is unknown. If no word has a time, the
    /// words stay without.
    /// </summary>
    /// <param name="words">The words in the order of speech.</param>
    /// <param name="from">Start of the phrase; <see langword="null"/> if unknown.</param>
    /// <param name="to">End of the phrase; <see langword="null"/> if unknown.</param>
    public static List<TimedWord> Fill(List<TimedWord> words, TimeSpan? from = null, TimeSpan? to = null)
    {
        if (words.TrueForAll(static word => word.Start is null && word.End is null)) return words;
        var filled = words.ConvertAll(static word => word.End < word.Start ? word with { End = null } : word);
        for (var i = 0; i < filled.Count; i++)
        {
            if (filled[i] is not { Start: null, End: { } end } word) continue;
            var earliest = end - Estimate(word.Text);
            var before = i > 0 ? filled[i - 1].End ?? filled[i - 1].Start : from;
            filled[i] = word with { Start = Limit(before > earliest && before <= end ? before.Value : earliest) };
        }

        for (var i = 0; i < filled.Count; i++)
        {
            if (filled[i].Start is not null) continue;
            var next = i;
            while (next < filled.Count && filled[next].Start is null) next++;
            Place(filled, i, next, from, to);
            i = next;
        }

        for (var i = 0; i < filled.Count; i++)
        {
            if (filled[i] is not { Start: { } start, End: null } word) continue;
            var end = start + Estimate(word.Text);
            var next = i + 1 < filled.Count ? filled[i + 1].Start : to;
            filled[i] = word with { End = next >= start && next < end ? next : end };
        }

        return filled;
    }

    private static void Place(List<TimedWord> words, int first, int end, TimeSpan? from, TimeSpan? to)
    {
        var letters = 0;
        for (var i = first; i < end; i++) letters += Math.Max(1, words[i].Text.Length);
        var need = TimeSpan.FromSeconds(SecondsPerLetter * letters);
        var start = first > 0 ? words[first - 1].End ?? words[first - 1].Start + Estimate(words[first - 1].Text) : from;
        var stop = end < words.Count ? words[end].Start : to;
        var low = start ?? Limit((stop ?? need) - need);
        var high = stop ?? low + need;
        // Behind the last known word, a phrase without an end of its own, or with one that is too early, lasts as long as its words take.
        if (high < low) high = end < words.Count ? low : low + need;
        var passed = 0L;
        var at = low;
        for (var i = first; i < end; i++)
        {
            passed += Math.Max(1, words[i].Text.Length);
            var until = low + new TimeSpan((long)((Int128)(high - low).Ticks * passed / letters));
            words[i] = words[i] with { Start = at, End = until };
            at = until;
        }
    }

    private static TimeSpan Estimate(string text) => TimeSpan.FromSeconds(Math.Clamp(SecondsPerLetter * text.Length, 0.1, 1));

    private static TimeSpan Limit(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;
}
