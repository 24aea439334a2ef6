namespace Symbl.Transcripts.Content;

/// <summary>One message of a conversation to submit.</summary>
/// <param name="Text">The text, not empty.</param>
/// <param name="Speaker">Name of the speaker; <see langword="null"/> omits it.</param>
/// <param name="Email">
/// Email address of the speaker, which identifies the same person across submissions; <see langword="null"/> omits it.
/// </param>
/// <param name="StartTime">Start time; <see langword="null"/> omits it.</param>
/// <param name="EndTime">End time; <see langword="null"/> omits it.</param>
public sealed record TextMessage(
    string Text, string? Speaker = null, string? Email = null, DateTimeOffset? StartTime = null, DateTimeOffset? EndTime = null);
