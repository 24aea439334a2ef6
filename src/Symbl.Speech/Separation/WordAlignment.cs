namespace Symbl.Speech.Separation;

/// <summary>Gives words, or any stretches with times, to turns.</summary>
public static class WordAlignment
{
    /// <summary>
    /// What a turn gains, in seconds, when the word is most of the turn: where two turns cover a "mm-hm" alike, it is the short turn that
    /// was made of it.
    /// </summary>
    private const double WholeTurnGain = 0.02;

    /// <summary>For each word the turn that covers most of it; the nearest turn where none covers it.</summary>
    /// <param name="words">Start and end in seconds, in any order; an end at or before its start is a point in time.</param>
    /// <param name="turns">Turns in any order.</param>
    /// <returns>
    /// For each word the index of its turn; -1 for all when there are no turns.
    /// Equal claims go to the turn that is hardly more than the word, else to the one that starts first.
    /// </returns>
    public static int[] Assign(IReadOnlyList<(double Start, double End)> words, IReadOnlyList<Turn> turns)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(turns);
        var order = Enumerable.Range(0, turns.Count).OrderBy(index => turns[index].Start).ThenBy(index => index).ToArray();
        // Greatest end up to each place in order: where it lies before a word, nothing earlier can touch that word.
        var reach = new double[order.Length];
        for (var place = 0; place < order.Length; place++)
            reach[place] = Math.Max(turns[order[place]].End, place > 0 ? reach[place - 1] : double.NegativeInfinity);

        var assigned = new int[words.Count];
        for (var word = 0; word < words.Count; word++)
            assigned[word] = Find(words[word].Start, Math.Max(words[word].Start, words[word].End), turns, order, reach);
        return assigned;
    }

    private static int Find(double start, double end, IReadOnlyList<Turn> turns, int[] order, double[] reach)
    {
        var (best, covered, distance, bestStart) = (-1, 0.0, double.PositiveInfinity, double.PositiveInfinity);
        // Turns that start behind the word: only the first can be nearest.
        var after = FirstStartingAfter(end, turns, order);
        if (after < order.Length)
            (best, distance, bestStart) = (order[after], turns[order[after]].Start - end, turns[order[after]].Start);
        for (var place = after - 1; place >= 0; place--)
        {
            var gap = start - reach[place];
            if (gap > 0 && (covered > 0 || gap > distance))
                break;
            var turn = turns[order[place]];
            var overlap = Math.Max(0, Math.Min(end, turn.End) - Math.Max(start, turn.Start));
            if (overlap > 0 && overlap > turn.Duration / 2)
                overlap += WholeTurnGain;
            var away = Math.Max(0, start - turn.End);
            var better = overlap > covered
                || (overlap == covered && (away < distance || (away == distance && turn.Start < bestStart)));
            if (better)
                (best, covered, distance, bestStart) = (order[place], overlap, away, turn.Start);
        }
        return best;
    }

    private static int FirstStartingAfter(double time, IReadOnlyList<Turn> turns, int[] order)
    {
        var (low, high) = (0, order.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (turns[order[middle]].Start > time)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
