using Symbl.Speech.Activity;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Decides whether each channel has one person. The channels then differ, speech is mostly on one of them at a time, and crosstalk is
/// clearly quieter than its origin. Copies of one microphone, a stereo microphone, music and a silent channel do not meet all of these.
/// </summary>
internal static class ChannelPeople
{
    /// <summary>
    /// Crosstalk above this level in decibels is not crosstalk: a stereo microphone picks up every person on both channels. The mean of
    /// both directions does not depend on the gains of the channels.
    /// </summary>
    private const double MostCrosstalk = -8;

    /// <summary>Share of the time with speech in which two people talk at once. Music and noise are on both channels all the time.</summary>
    private const double MostOverlap = 0.3;

    /// <summary>A person says at least one short answer, in frames.</summary>
    private const int LeastSpeech = 30;

    /// <param name="analysis">The channels and their crosstalk.</param>
    /// <param name="speakers">Segments of own speech of each used channel, in order.</param>
    /// <param name="count">Number of frames of the recording.</param>
    public static bool AreSeparate(CrosstalkAnalysis analysis, IReadOnlyList<IReadOnlyList<Segment>> speakers, int count)
    {
        if (analysis.Copies.Count > 0)
            return false;
        var people = Enumerable.Range(0, speakers.Count).Where(index =>
            analysis.Model.Hears(analysis.Used[index]) is null && speakers[index].Sum(part => part.Length) >= LeastSpeech).ToList();
        if (people.Count < 2 || people.Count < speakers.Count)
            return false;
        return !people.Any(one => people.Any(other => other > one && IsStereo(analysis.Model, analysis.Used[one], analysis.Used[other])))
            && Overlap(people.ConvertAll(index => speakers[index]), count) <= MostOverlap;
    }

    private static bool IsStereo(CrosstalkModel model, int one, int other) =>
        (model.Decibels(one, other) + model.Decibels(other, one)) / 2 > MostCrosstalk;

    private static double Overlap(List<IReadOnlyList<Segment>> speakers, int count)
    {
        var speaking = new byte[count];
        foreach (var part in speakers.SelectMany(parts => parts))
        {
            for (var frame = part.Start; frame < Math.Min(count, part.End); frame++)
                speaking[frame]++;
        }
        return (double)speaking.Count(people => people > 1) / Math.Max(1, speaking.Count(people => people > 0));
    }
}
