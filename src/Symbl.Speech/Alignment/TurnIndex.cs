using Symbl.Speech.Diarization;

namespace Symbl.Speech.Alignment;

/// <summary>Indexes turns by speaker, so that a query about a time does not read all turns. Times are in seconds.</summary>
public sealed class TurnIndex
{
    private readonly SortedDictionary<int, Lane> _lanes = [];
    private readonly IReadOnlyList<Turn> _turns;

    /// <summary>Creates an index of turns in any order. If turns of one speaker overlap, the common time counts once.</summary>
    /// <param name="turns">The turns. Do not change the list while the index is in use.</param>
    public TurnIndex(IReadOnlyList<Turn> turns)
    {
        ArgumentNullException.ThrowIfNull(turns);
        _turns = turns;
        foreach (var own in Enumerable.Range(0, turns.Count).GroupBy(index => turns[index].Speaker))
            _lanes.Add(own.Key, new Lane(turns, [.. own.OrderBy(index => turns[index].Start).ThenBy(index => index)]));
    }

    /// <summary>Numbers of the speakers who have turns, in ascending order.</summary>
    public IReadOnlyCollection<int> Speakers => _lanes.Keys;

    /// <summary>Returns a turn by its index in the original list.</summary>
    public Turn this[int index] => _turns[index];

    /// <summary>Returns the part of a segment in seconds that lies in a speaker's turns.</summary>
    /// <param name="speaker">One of <see cref="Speakers"/>.</param>
    /// <param name="start">Start of the segment.</param>
    /// <param name="end">End of the segment.</param>
    public double Covered(int speaker, double start, double end)
    {
        var (covered, reached) = (0.0, start);
        foreach (var index in _lanes[speaker].Touching(start, end))
        {
            var (from, to) = (Math.Max(_turns[index].Start, reached), Math.Min(_turns[index].End, end));
            if (to <= from)
                continue;
            covered += to - from;
            reached = to;
        }
        return covered;
    }

    /// <summary>Returns the length of the speaker's shortest turn that shares time with a segment; infinite if no turn does.</summary>
    /// <inheritdoc cref="Covered"/>
    public double Shortest(int speaker, double start, double end) => _lanes[speaker].Touching(start, end)
        .Where(index => Overlap(_turns[index], start, end) > 0)
        .Select(index => _turns[index].Duration).DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>Returns the time between a segment and the nearest of a speaker's turns; zero if they touch.</summary>
    /// <inheritdoc cref="Covered"/>
    public double Distance(int speaker, double start, double end) => Away(_turns[Best(speaker, start, end)], start, end);

    /// <summary>
    /// Returns the index of the speaker's turn that covers most of a segment, or of the nearest turn if no turn covers any of it. Of equal
    /// turns the earlier one wins.
    /// </summary>
    /// <inheritdoc cref="Covered"/>
    public int Best(int speaker, double start, double end)
    {
        var lane = _lanes[speaker];
        var (best, most) = (-1, 0.0);
        foreach (var index in lane.Touching(start, end))
        {
            var overlap = Overlap(_turns[index], start, end);
            if (best < 0 || overlap > most)
                (best, most) = (index, overlap);
        }
        if (best >= 0)
            return best;
        var (before, after) = lane.Around(start, end);
        if (before < 0 || after < 0)
            return Math.Max(before, after);
        return Away(_turns[before], start, end) <= Away(_turns[after], start, end) ? before : after;
    }

    /// <summary>Returns the time in seconds that a turn and a segment share.</summary>
    internal static double Overlap(Turn turn, double start, double end) =>
        Math.Max(0, Math.Min(end, turn.End) - Math.Max(start, turn.Start));

    private static double Away(Turn turn, double start, double end) => Math.Max(0, Math.Max(turn.Start - end, start - turn.End));

    /// <summary>The turns of one speaker, by their indexes in order of start.</summary>
    private sealed class Lane
    {
        private readonly int[] _order;
        private readonly double[] _starts;

        // The greatest end up to each place, and the turn that has it. If it lies before a segment, no earlier turn touches that segment.
        private readonly double[] _reach;
        private readonly int[] _farthest;

        public Lane(IReadOnlyList<Turn> turns, int[] order)
        {
            _order = order;
            _starts = Array.ConvertAll(order, index => turns[index].Start);
            _reach = Array.ConvertAll(order, index => turns[index].End);
            _farthest = [.. order];
            for (var place = 1; place < order.Length; place++)
            {
                if (_reach[place - 1] > _reach[place])
                    (_reach[place], _farthest[place]) = (_reach[place - 1], _farthest[place - 1]);
            }
        }

        public IEnumerable<int> Touching(double start, double end)
        {
            for (var place = CountBelow(_reach, start); place < _order.Length && _starts[place] <= end; place++)
                yield return _order[place];
        }

        /// <summary>
        /// Returns the last turn that ends before a segment and the first that starts after it; -1 if there is no such turn.
        /// </summary>
        public (int Before, int After) Around(double start, double end)
        {
            var (before, after) = (CountBelow(_reach, start) - 1, CountBelow(_starts, end));
            return (before >= 0 ? _farthest[before] : -1, after < _order.Length ? _order[after] : -1);
        }

        private static int CountBelow(double[] ordered, double limit)
        {
            var (low, high) = (0, ordered.Length);
            while (low < high)
            {
                var middle = low + ((high - low) / 2);
                if (ordered[middle] < limit)
                    low = middle + 1;
                else
                    high = middle;
            }
            return low;
        }
    }
}
