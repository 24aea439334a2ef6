using Symbl.Speech.Diarization;

namespace Symbl.Speech.Alignment;

/// <summary>Gives words, or any stretches with times, to turns.</summary>
public static class WordAlignment
{
    /// <summary>
    /// What a turn gains, in seconds, when the word is most of the turn: where two turns cover a "mm-hm" alike, it is the short turn that
    /// was made of it.
    /// </summary>
    private const double WholeTurnGain = 0.02;

    /// <summary>Seconds below which two claims are equal.</summary>
    private const double Alike = 1e-9;

    /// <summary>For each word a turn of the speaker whose turns cover most of it; the nearest turn where none covers it.</summary>
    /// <param name="words">Start and end in seconds, in any order; an end at or before its start is a point in time.</param>
    /// <param name="turns">Turns in any order.</param>
    /// <returns>
    /// For each word the index of its turn; -1 for all when there are no turns.
    /// Equal claims go to the turn that is hardly more than the word, else to the one the word before is in, else to the one that starts
    /// first.
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
            // Where neither covers anything, the nearer one has the better claim.
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
