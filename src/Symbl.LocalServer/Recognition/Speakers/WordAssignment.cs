using Symbl.LocalServer.Recognition.Messages;
using Symbl.Speech.Separation;

namespace Symbl.LocalServer.Recognition.Speakers;

/// <summary>
/// Gives each word to a speaker: by the turn that covers most of it; where that settles nothing, as <see cref="DisputedWords"/> says.
/// </summary>
internal static class WordAssignment
{
    /// <summary>Whose words they are when the sound shows no speech at all.</summary>
    public const int OnlySpeaker = 1;

    /// <summary>Every word, once, with its speaker; in order of start.</summary>
    public static IReadOnlyList<SpokenWord> Assign(IReadOnlyList<ProcessedWord> words, IReadOnlyList<ProcessedTurn> turns)
    {
        ProcessedWord[] timeline = [.. words.OrderBy(word => word.Start).ThenBy(word => word.End)];
        if (turns.Count == 0)
            return Array.ConvertAll(timeline, word => new SpokenWord(word, OnlySpeaker, Turn: -1));

        var chosen = WordAlignment.Assign(
            Array.ConvertAll(timeline, word => (word.Start.TotalSeconds, word.End.TotalSeconds)),
            [.. turns.Select(turn => new Turn(turn.Speaker, turn.Start.TotalSeconds, turn.End.TotalSeconds))]);
        var speakers = Array.ConvertAll(chosen, turn => turns[turn].Speaker);
        DisputedWords.Resolve(timeline, speakers, turns);
        return [.. timeline.Select((word, i) => new SpokenWord(word, speakers[i], chosen[i]))];
    }
}
