namespace Symbl.Transcripts.Content;

/// <summary>Judges the unit of times without one, by the pace of speech that each unit means.</summary>
internal static class TimeUnits
{
    // Nobody speaks for hours at less than a word in twelve seconds. Slow dictation has 40 words a minute, the fastest auctioneers have 400.
    private const double SlowestWordsPerMinute = 5;
    private const double FastestWordsPerMinute = 600;
    private const int FewestWords = 5;

    /// <summary>Takes whole numbers as milliseconds if seconds are not plausible and milliseconds are.</summary>
    public static IReadOnlyList<TranscriptEntry> Judge(IReadOnlyList<TranscriptEntry> entries, TranscriptText source)
    {
        // Without ends, a long silence between two messages would look the same.
        if (!entries.All(static entry => entry is { HasBareTimes: true, StartOffset: not null, EndOffset: not null })) return entries;
        var words = entries.Sum(static entry => entry.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        var span = new TimeSpan(entries.Sum(static entry => (entry.EndOffset!.Value - entry.StartOffset!.Value).Ticks));
        if (words < FewestWords || span <= TimeSpan.FromMinutes(1)) return entries;
        var (asSeconds, asMilliseconds) = (words / span.TotalMinutes, 1000 * words / span.TotalMinutes);
        if (asSeconds >= SlowestWordsPerMinute || asMilliseconds is < SlowestWordsPerMinute or > FastestWordsPerMinute) return entries;
        source.Note("The times have no unit. They were taken as milliseconds, because as seconds the speech would be implausibly slow.");
        return [.. entries.Select(static entry => entry with
        {
            StartOffset = Shorter(entry.StartOffset),
            EndOffset = Shorter(entry.EndOffset),
            Words = [.. entry.Words.Select(static word => word with { Start = Shorter(word.Start)!.Value, End = Shorter(word.End)!.Value })],
        })];
    }

    private static TimeSpan? Shorter(TimeSpan? offset) => offset is { } length ? new TimeSpan(length.Ticks / 1000) : null;
}
