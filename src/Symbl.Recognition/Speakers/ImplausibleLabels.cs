using Symbl.Domain.Conversations;

namespace Symbl.Recognition.Speakers;

/// <summary>Finds labels whose times cannot be those of speech: too long, or too many on top of each other.</summary>
internal static class ImplausibleLabels
{
    private static readonly TimeSpan Tick = new(1);

    /// <summary>Indexes of what lies outside of all heaps, in order.</summary>
    /// <param name="said">In order of start.</param>
    /// <param name="longest">Anything longer is left out, and makes no heap.</param>
    /// <param name="mostAtOnce">More than this many at one time are a heap.</param>
    public static int[] Outside(IReadOnlyList<Utterance> said, TimeSpan longest, int mostAtOnce)
    {
        int[] fit = [.. Enumerable.Range(0, said.Count).Where(i => said[i].Length <= longest)];
        TimeSpan[] ends = [.. fit.Select(i => End(said[i])).Order()];
        var (heapStarts, heapEnds) = (new List<TimeSpan>(), new List<TimeSpan>());
        var ended = 0;
        for (var started = 1; started <= fit.Length; started++)
        {
            var start = said[fit[started - 1]].Start;
            while (ends[ended] <= start)
                ended++;
            if (started - ended <= mostAtOnce)
                continue;
            // It lasts at least until as many have ended as are too many now.
            var last = ends[started - mostAtOnce - 1];
            if (heapEnds.Count > 0 && heapEnds[^1] >= start)
            {
                heapEnds[^1] = last;
                continue;
            }

            heapStarts.Add(start);
            heapEnds.Add(last);
        }

        var (starts, lasts) = (heapStarts.ToArray(), heapEnds.ToArray());
        return Array.FindAll(fit, i =>
        {
            // The first heap that has not ended where this begins.
            var heap = Timeline.CountBefore(lasts, said[i].Start + Tick);
            return heap == starts.Length || starts[heap] >= End(said[i]);
        });
    }

    // A point in time is there for a moment too, or any number of them would be none.
    private static TimeSpan End(Utterance utterance) => utterance.Length > TimeSpan.Zero ? utterance.End : utterance.Start + Tick;
}
