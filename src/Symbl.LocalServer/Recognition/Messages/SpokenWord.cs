namespace Symbl.LocalServer.Recognition.Messages;

/// <summary>A word and who said it.</summary>
/// <param name="Word">The word.</param>
/// <param name="Speaker">A <see cref="ProcessedSpeaker.Number"/>.</param>
/// <param name="Turn">Index of the turn it was said in; -1 where the sound shows no speech at all.</param>
internal readonly record struct SpokenWord(ProcessedWord Word, int Speaker, int Turn);
