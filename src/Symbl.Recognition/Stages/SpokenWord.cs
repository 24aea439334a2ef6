using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Stages;

/// <summary>A word with its speaker.</summary>
/// <param name="Word">The word.</param>
/// <param name="Speaker">The <see cref="ProcessedSpeaker.Number"/> of the speaker.</param>
/// <param name="Turn">Index of the turn that contains the word; -1 if the audio shows no speech.</param>
public readonly record struct SpokenWord(ProcessedWord Word, int Speaker, int Turn)
{
    /// <summary>
    /// Time that determines the order of the words of a speaker: the start of the word, or the start of its phrase if the time of the word
    /// is only a share of the time of the phrase. Phrases that overlap stay whole.
    /// </summary>
    public TimeSpan SaidAt { get; init; } = Word.Start;
}
