using SymblPS.Client.Transcripts.Content;

namespace SymblPS.Client.Transcripts;

/// <summary>Converts the offsets of a transcript to times.</summary>
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
}
