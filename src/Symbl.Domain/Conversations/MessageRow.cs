using Symbl.Domain.Recordings;

namespace Symbl.Domain.Conversations;

/// <summary>A message of a conversation. Offsets count from the start of the conversation.</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="MemberId">Id of the member who said the message.</param>
/// <param name="Language">BCP-47 language tag.</param>
/// <param name="Start">Offset of the start.</param>
/// <param name="End">Offset of the end.</param>
/// <param name="Text">The words; empty if no words were recognized.</param>
/// <param name="Phrases">Actionable phrases of the message.</param>
/// <param name="Words">The words with their times; null if the caller did not request them or the store does not have them.</param>
public sealed record MessageRow(
    long Id,
    string MemberId,
    string Language,
    TimeSpan Start,
    TimeSpan End,
    string Text,
    IReadOnlyList<ProcessedPhrase> Phrases,
    IReadOnlyList<ProcessedWord>? Words)
{
    /// <summary>Probability that the speaker is right, 0 to 1; null for a message that an earlier version stored.</summary>
    public double? Confidence { get; init; }
}
