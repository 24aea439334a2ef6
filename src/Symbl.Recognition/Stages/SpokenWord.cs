using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Stages;

/// <summary>A word and who said it.</summary>
/// <param name="Word">The word.</param>
/// <param name="Speaker">A <see cref="ProcessedSpeaker.Number"/>.</param>
/// <param name="Turn">Index of the turn it was said in; -1 where the sound shows no speech at all.</param>
public readonly record struct SpokenWord(ProcessedWord Word, int Speaker, int Turn)
{
    /// <summary>
    /// What the order of a speaker's words goes by: the start of the word or, where its own time is but a share of its phrase's, of the
    /// phrase. Phrases that reach into one another stay whole.
    /// </summary>
    public TimeSpan SaidAt { get; init; } = Word.Start;
}
