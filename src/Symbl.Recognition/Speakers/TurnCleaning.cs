using Symbl.Domain.Recordings;
using Symbl.Recognition.Messages;
using Symbl.Recognition.Stages;

namespace Symbl.Recognition.Speakers;

/// <summary>
/// Checks turns from audio against the words. Audio alone cannot distinguish a click, a breath or a burst of line noise from a short word,
/// so a short segment without words is no turn. If the recording has no words, every turn stays.
/// </summary>
internal static class TurnCleaning
{
    /// <summary>Cleans and renumbers turns.</summary>
    /// <param name="found">The turns of the diarization.</param>
    /// <param name="words">The words of the recording.</param>
    /// <param name="duration">Length of the recording. No turn extends beyond it.</param>
    public static CleanTurns Clean(IReadOnlyList<SpeakerTurn> found, WordTimeline words, TimeSpan duration)
    {
        var within = found
            .Select(turn => new ProcessedTurn(
                turn.Speaker,
                Offsets.Clamp(turn.Start, duration),
                Offsets.Clamp(turn.End, duration),
                turn.Confidence))
            .Where(turn => turn.Start < turn.End)
            .OrderBy(turn => turn.Start).ThenBy(turn => turn.Speaker)
            .ToArray();
        var kept = words.IsEmpty ? within : Array.FindAll(within, turn => !IsNoise(turn, words));

        int[] order = [.. kept.Select(turn => turn.Speaker).Distinct()];
        return new CleanTurns(
            Array.ConvertAll(kept, turn => turn with { Speaker = Array.IndexOf(order, turn.Speaker) + 1 }),
            order,
            within.Length - kept.Length);
    }

    private static bool IsNoise(ProcessedTurn turn, WordTimeline words) =>
        turn.End - turn.Start < WordTimeline.LongestNoise && !words.AnyWithin(turn.Start, turn.End);
}

/// <summary>Turns after cleaning.</summary>
/// <param name="Turns">The turns in order of start. Speakers have numbers from 1 in order of first speech.</param>
/// <param name="FoundAs">For each speaker in order of number, the number in the result of the diarization.</param>
/// <param name="Dropped">Number of segments that were noise.</param>
internal sealed record CleanTurns(IReadOnlyList<ProcessedTurn> Turns, IReadOnlyList<int> FoundAs, int Dropped);
