namespace Symbl.Transcripts.Content;

/// <summary>A word of a transcript with its times.</summary>
/// <param name="Text">The word with its punctuation, without whitespace.</param>
/// <param name="Start">Start from the start of the recording.</param>
/// <param name="End">End from the start of the recording, not before the start.</param>
/// <param name="Confidence">Confidence of the recognition, 0 to 1; <see langword="null"/> if the transcript does not state it.</param>
public sealed record TranscriptWord(string Text, TimeSpan Start, TimeSpan End, double? Confidence = null);
