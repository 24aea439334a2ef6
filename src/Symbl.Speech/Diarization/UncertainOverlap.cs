using Symbl.Speech.Activity;
using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Finds spans in which channels with crosstalk cannot show whether two speakers talk at once: overlap that could be crosstalk, and
/// crosstalk that could hide overlap.
/// </summary>
internal static class UncertainOverlap
{
    private const double Sure = 0.9;

    // Crosstalk rises and falls within a word, so only longer spans count.
    private const int ShortestGap = 30;
    private const int Shortest = 30;

    /// <summary>Returns the uncertain spans in order, in seconds.</summary>
    /// <param name="speakers">Segments of speech per speaker, in order.</param>
    /// <param name="judges">Activity of the channel of each speaker.</param>
    /// <param name="sound">The recording.</param>
    public static IReadOnlyList<(double Start, double End)> Find(
        IReadOnlyList<IReadOnlyList<Segment>> speakers, IReadOnlyList<ChannelActivity> judges, ChannelAudio sound)
    {
        var speaking = new byte[sound.Levels.Count];
        foreach (var stretch in speakers.SelectMany(stretches => stretches))
        {
            for (var frame = stretch.Start; frame < stretch.End; frame++)
                speaking[frame]++;
        }
        var uncertain = new byte[speaking.Length];
        for (var speaker = 0; speaker < judges.Count; speaker++)
        {
            var judge = judges[speaker];
            var end = 0;
            foreach (var own in speakers[speaker])
            {
                MarkHidden(judge, speaking, uncertain, end, own.Start);
                MarkDoubtful(judge, speaking, uncertain, own);
                end = own.End;
            }
            MarkHidden(judge, speaking, uncertain, end, speaking.Length);
        }
        return Segment.Join(Segment.FromLabels(uncertain, 1), ShortestGap).Where(stretch => stretch.Length >= Shortest)
            .Select(stretch => (
                (double)stretch.Start / FrameFeatures.Rate, Math.Min(sound.Duration, (double)stretch.End / FrameFeatures.Rate))).ToList();
    }

    /// <summary>Marks each overlap as a whole, because no frame in the pauses between syllables is certain.</summary>
    private static void MarkDoubtful(ChannelActivity judge, byte[] speaking, byte[] uncertain, Segment own)
    {
        for (var start = own.Start; start < own.End; start++)
        {
            if (speaking[start] < 2)
                continue;
            var (end, sum) = (start, 0.0);
            for (; end < own.End && speaking[end] > 1; end++)
                sum += judge.Confidence(end);
            if (sum < Sure * (end - start))
                uncertain.AsSpan(start, end - start).Fill(1);
            start = end;
        }
    }

    private static void MarkHidden(ChannelActivity judge, byte[] speaking, byte[] uncertain, int start, int end)
    {
        for (var frame = start; frame < end; frame++)
        {
            if (speaking[frame] > 0 && judge.IsMasked(frame))
                uncertain[frame] = 1;
        }
    }
}
