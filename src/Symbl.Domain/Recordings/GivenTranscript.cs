namespace Symbl.Domain.Recordings;

/// <summary>A transcript that a client sends with a recording. Its words take precedence over all other words.</summary>
/// <param name="Source">Its file and format, for the provenance and for errors, such as <c>call.json (Whisper JSON)</c>.</param>
/// <param name="GivesSpeakers">Whether the transcript names the speakers. Otherwise, they come from the audio.</param>
/// <param name="Entries">The entries in order of time, at least one.</param>
public sealed record GivenTranscript(string Source, bool GivesSpeakers, IReadOnlyList<GivenEntry> Entries)
{
    /// <summary>Notes of the client about the reading of the transcript, in full sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>An entry of a transcript.</summary>
/// <param name="Text">The text, not empty.</param>
/// <param name="Speaker">Name of the speaker; null if unknown.</param>
/// <param name="Email">Email address of the speaker; null if unknown.</param>
/// <param name="Start">Offset of the start in the recording.</param>
/// <param name="End">Offset of the end; null if unknown.</param>
/// <param name="Words">The words with their times; empty if only the entry has times.</param>
public sealed record GivenEntry(string Text, string? Speaker, string? Email, TimeSpan Start, TimeSpan? End, IReadOnlyList<ProcessedWord> Words);
