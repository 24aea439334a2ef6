using Symbl.Domain.Conversations;

namespace Symbl.Recognition.Speakers;

/// <summary>Finds labels with times that speech cannot have: too long, or too many at one time.</summary>
internal static class ImplausibleLabels
{
    private static readonly TimeSpan Tick = new(1);

    /// <summary>Gets the indexes of the plausible utterances in order. A heap is a time range with too many utterances at once.</summary>
    /// <param name="said">The utterances in order of start.</param>
    /// <param name="longest">Length of the longest plausible utterance. Longer utterances are omitted and form no heap.</param>
    /// <param name="mostAtOnce">Largest number of utterances at one time that form no heap.</param>
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
            // The heap lasts at least until as many utterances have ended as exceed the limit now.
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
            // The first heap that ends after the start of the utterance.
            var heap = Timeline.CountBefore(lasts, said[i].Start + Tick);
            return heap == starts.Length || starts[heap] >= End(said[i]);
        });
    }

    // An utterance without length counts as one tick long. Otherwise any number of them at one time would form no heap.
    private static TimeSpan End(Utterance utterance) => utterance.Length > TimeSpan.Zero ? utterance.End : utterance.Start + Tick;
}
