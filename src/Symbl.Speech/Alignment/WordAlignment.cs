using Symbl.Speech.Diarization;

namespace Symbl.Speech.Alignment;

/// <summary>Assigns words, or any segments with times, to turns.</summary>
public static class WordAlignment
{
    /// <summary>
    /// Seconds that a turn gains if the word fills more than half of it. If two turns cover an "mm-hm" equally, the short turn consists of
    /// it.
    /// </summary>
    private const double WholeTurnGain = 0.02;

    /// <summary>Difference in seconds below which two claims are equal.</summary>
    private const double Alike = 1e-9;

    /// <summary>
    /// Finds for each word the speaker with turns that cover most of it, and a turn of that speaker. If no turn covers the word, finds the
    /// nearest turn.
    /// </summary>
    /// <param name="words">
    /// Start and end of each word in seconds, in any order. If the end is not after the start, the word is a point in time.
    /// </param>
    /// <param name="turns">The turns, in any order.</param>
    /// <returns>
    /// For each word the index of its turn; -1 for all words if there are no turns. Of equal claims the turn wins that the word fills by
    /// more than half, else the turn of the word before, else the turn that starts first.
    /// </returns>
    public static int[] Assign(IReadOnlyList<(double Start, double End)> words, IReadOnlyList<Turn> turns) =>
        Assign(words, new TurnIndex(turns));

    /// <inheritdoc cref="Assign(IReadOnlyList{ValueTuple{double, double}}, IReadOnlyList{Turn})"/>
    public static int[] Assign(IReadOnlyList<(double Start, double End)> words, TurnIndex turns)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(turns);
        var assigned = new int[words.Count];
        var before = -1;
        foreach (var word in Enumerable.Range(0, words.Count).OrderBy(word => words[word].Start).ThenBy(word => words[word].End))
            assigned[word] = before = Find(words[word].Start, Math.Max(words[word].Start, words[word].End), turns, before);
        return assigned;
    }

    private static int Find(double start, double end, TurnIndex turns, int before)
    {
        var (best, bestCovered, bestDistance) = (-1, 0.0, double.PositiveInfinity);
        foreach (var speaker in turns.Speakers)
        {
            var turn = turns.Best(speaker, start, end);
            var covered = turns.Covered(speaker, start, end);
            if (TurnIndex.Overlap(turns[turn], start, end) > turns[turn].Duration / 2)
                covered += WholeTurnGain;
            var distance = turns.Distance(speaker, start, end);
            var gain = covered - bestCovered;
            // If neither covers more of the word, the nearer one has the better claim.
            if (Math.Abs(gain) <= Alike)
                gain = bestDistance - distance;
            var isBetter = best < 0 || gain > Alike;
            if (!isBetter && gain >= -Alike)
                isBetter = turn == before || (best != before && turns[turn].Start < turns[best].Start);
            if (isBetter)
                (best, bestCovered, bestDistance) = (turn, covered, distance);
        }
        return best;
    }
}
