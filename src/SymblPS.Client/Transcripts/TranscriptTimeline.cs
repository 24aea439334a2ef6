using SymblPS.Client.Transcripts.Content;

namespace SymblPS.Client.Transcripts;

/// <summary>Puts what a transcript says on the clock.</summary>
public static class TranscriptTimeline
{
    /// <summary>Whether any entry counts from the start of the recording, so that it takes a start to place it.</summary>
    /// <param name="entries">The entries.</param>
    public static bool NeedsStart(IEnumerable<TranscriptEntry> entries) =>
        entries.Any(static entry => (entry.StartTime is null && entry.StartOffset is not null) || (entry.EndTime is null && entry.EndOffset is not null));

    /// <summary>Makes messages of entries. Times by the clock stay as they are; what has no time gets none.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="start">When the recording began.</param>
    public static IReadOnlyList<TextMessage> Place(IEnumerable<TranscriptEntry> entries, DateTimeOffset start) =>
        [.. entries.Select(entry => new TextMessage(
            entry.Text, entry.Speaker, entry.Email, entry.StartTime ?? (start + entry.StartOffset), entry.EndTime ?? (start + entry.EndOffset)))];
}
