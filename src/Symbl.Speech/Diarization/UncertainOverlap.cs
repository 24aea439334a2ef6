using Symbl.Speech.Activity;
using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Where channels that leak cannot tell whether two people speak at once: overlap that could be a leak, and a leak that could hide overlap.
/// </summary>
internal static class UncertainOverlap
{
    private const double Sure = 0.9;

    // Leaks swell and fade within a word; only what lasts is worth saying.
    private const int ShortestGap = 30;
    private const int Shortest = 30;

    /// <summary>Finds the stretches, in order, in seconds.</summary>
    /// <param name="speakers">Per speaker the stretches of speech in order.</param>
    /// <param name="judges">Per speaker.</param>
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

    /// <summary>Overlap as a whole: in the pauses between syllables nothing is sure.</summary>
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
