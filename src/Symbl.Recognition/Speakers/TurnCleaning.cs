using Symbl.Domain.Recordings;
using Symbl.Recognition.Messages;
using Symbl.Recognition.Stages;

namespace Symbl.Recognition.Speakers;

/// <summary>
/// Turns from sound, checked against the words: sound alone cannot tell a click, a breath or a burst of line noise from a short word,
/// so a short stretch in which nobody says a word is no turn. Without words every turn stays.
/// </summary>
internal static class TurnCleaning
{
    /// <summary>A longer stretch without words is speech nobody recognised.</summary>
    public static readonly TimeSpan LongestNoise = TimeSpan.FromSeconds(1);

    /// <summary>Cleans and renumbers turns.</summary>
    /// <param name="found">Turns of the diarization.</param>
    /// <param name="words">The words of the recording.</param>
    /// <param name="duration">Length of the recording; no turn reaches beyond.</param>
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
        turn.End - turn.Start < LongestNoise && !words.AnyWithin(turn.Start, turn.End);
}

/// <summary>Turns after cleaning.</summary>
/// <param name="Turns">In order of start; speakers numbered from 1 in order of first speech.</param>
/// <param name="FoundAs">Per speaker in order of number, the number the separation gave.</param>
/// <param name="Dropped">How many stretches were noise.</param>
internal sealed record CleanTurns(IReadOnlyList<ProcessedTurn> Turns, IReadOnlyList<int> FoundAs, int Dropped);
