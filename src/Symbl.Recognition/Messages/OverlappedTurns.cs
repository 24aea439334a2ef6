using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;

namespace Symbl.Recognition.Messages;

/// <summary>Turns without recognized words of their own, during which others speak too.</summary>
internal sealed class OverlappedTurns
{
    private readonly Dictionary<int, WordTimeline> _wordsOf;
    private readonly ProcessedTurn[] _turns;

    /// <summary>Creates the search.</summary>
    /// <param name="words">The words with their speakers.</param>
    /// <param name="turns">The turns in order of start.</param>
    public OverlappedTurns(IReadOnlyList<SpokenWord> words, IReadOnlyList<ProcessedTurn> turns)
    {
        _wordsOf = words.GroupBy(spoken => spoken.Speaker).ToDictionary(group => group.Key, group => new WordTimeline(group.Select(spoken => spoken.Word)));
        _turns = [.. turns];
    }

    /// <summary>
    /// Tests whether a turn has no words of its speaker although it is long enough for words, and others speak during the whole turn.
    /// </summary>
    /// <param name="turn">The turn.</param>
    public bool IsWordless(ProcessedTurn turn)
    {
        if (turn.End - turn.Start < WordTimeline.LongestNoise || (_wordsOf.TryGetValue(turn.Speaker, out var own) && own.AnyWithin(turn.Start, turn.End)))
            return false;
        var reached = turn.Start;
        foreach (var other in _turns)
        {
            if (other.Start >= turn.End)
                break;
            if (other.Speaker != turn.Speaker && other.Start <= reached && other.End > reached)
                reached = other.End;
        }

        return reached >= turn.End;
    }
}
