using Symbl.Transcripts.Content;

namespace Symbl.Transcripts;

/// <summary>Puts the entries of a transcript in order of time, and converts their offsets to times.</summary>
public static class TranscriptTimeline
{
    /// <summary>Returns whether an entry has only an offset, so that a start time is required.</summary>
    /// <param name="entries">The entries.</param>
    public static bool NeedsStart(IEnumerable<TranscriptEntry> entries) =>
        entries.Any(static entry => (entry.StartTime is null && entry.StartOffset is not null) || (entry.EndTime is null && entry.EndOffset is not null));

    /// <summary>Creates messages from entries. Times remain unchanged; entries without a time get none.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="start">Start time of the recording.</param>
    public static IReadOnlyList<TextMessage> Place(IEnumerable<TranscriptEntry> entries, DateTimeOffset start) =>
        [.. entries.Select(entry => new TextMessage(
            entry.Text, entry.Speaker, entry.Email, entry.StartTime ?? (start + entry.StartOffset), entry.EndTime ?? (start + entry.EndOffset)))];

    /// <summary>
    /// Sorts entries by time. Entries of the same time keep their order, and entries without a time stay behind the entry before. If some
    /// entries have a date and others have only an offset, the order remains unchanged.
    /// </summary>
    /// <param name="entries">The entries.</param>
    public static IReadOnlyList<TranscriptEntry> InOrder(IReadOnlyList<TranscriptEntry> entries)
    {
        var timed = entries.Where(static entry => entry.StartTime is not null || entry.StartOffset is not null).ToList();
        var byClock = timed.TrueForAll(static entry => entry.StartTime is not null);
        if (!byClock && !timed.TrueForAll(static entry => entry.StartOffset is not null)) return entries;
        var last = long.MinValue;
        return [.. entries.Select(entry => (Entry: entry, At: last = (byClock ? entry.StartTime?.UtcTicks : entry.StartOffset?.Ticks) ?? last))
            .OrderBy(static one => one.At).Select(static one => one.Entry)];
    }

    /// <summary>Returns whether entries have offsets and no dates, so that only their conversation can tell the start.</summary>
    /// <param name="entries">The entries.</param>
    public static bool IsRelative(IEnumerable<TranscriptEntry> entries)
    {
        var hasOffset = false;
        foreach (var entry in entries)
        {
            if (entry.StartTime is not null || entry.EndTime is not null) return false;
            hasOffset |= entry.StartOffset is not null || entry.EndOffset is not null;
        }

        return hasOffset;
    }

    /// <summary>Moves messages in time. Messages without a time get none.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="by">The time to add.</param>
    public static IReadOnlyList<TextMessage> Move(IEnumerable<TextMessage> messages, TimeSpan by) =>
        [.. messages.Select(message => message with { StartTime = message.StartTime + by, EndTime = message.EndTime + by })];

    /// <summary>
    /// Gives each speaker one spelling. Names that differ only in case become the spelling with capital and small letters, or the most frequent.
    /// </summary>
    /// <param name="entries">The entries.</param>
    public static IReadOnlyList<TranscriptEntry> UnifyNames(IReadOnlyList<TranscriptEntry> entries) => SpeakerSpelling.Unify(entries);

    /// <summary>
    /// Returns the start of the recording from entries that have a date and an offset: the date less the offset. <see langword="null"/> if no
    /// entry has both.
    /// </summary>
    /// <param name="entries">The entries.</param>
    public static DateTimeOffset? StartOf(IEnumerable<TranscriptEntry> entries) => entries.Min(static entry => entry.StartTime - entry.StartOffset);
}
