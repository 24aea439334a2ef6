using Symbl.Speech.Features;

namespace Symbl.Speech.Activity;

/// <summary>
/// Joins the speech that two detectors found. Each has errors of its own. Noise or a louder voice hides speech from the own detector, so the
/// speech that only the other detector found is added. Sound near speech misleads the own detector, so the speech that the other detector
/// did not find is removed; but only if the other detector suits the recording. With distant microphones, it often does not find speech.
/// </summary>
internal static class AgreedSpeech
{
    // Calls and meetings left out in turn chose the constants, without and with noise.

    /// <summary>The least share of the own speech that the other detector must find too. On telephone calls it finds 0.92 to 0.99.</summary>
    private const double LeastShare = 0.9;

    /// <summary>The other detector is undecided in up to 0.1 of a telephone call, and in 0.13 to 0.25 with distant microphones.</summary>
    private const double MostUndecided = 0.12;

    /// <summary>In frames. Shorter parts that both have in common are chance.</summary>
    private const int ShortestSpeech = 10;

    // In frames. The detectors differ a little at the ends of speech. What is left must be as long as a short word.
    private const int Near = 10;
    private const int ShortestMissed = 15;

    /// <summary>Returns the speech in order.</summary>
    /// <param name="own">Own speech, in order.</param>
    /// <param name="other">Speech of the other detector.</param>
    /// <param name="frames">Number of frames of the audio.</param>
    /// <param name="agree">Receives whether the detectors agree, so that speech without the other detector was removed.</param>
    public static List<Segment> Of(IReadOnlyList<Segment> own, OtherSpeech other, int frames, out bool agree)
    {
        var found = Segment.Join(
            other.Segments.Select(part => new Segment(Frame(part.Start, frames), Frame(part.End, frames)))
                .Where(part => part.Length > 0).OrderBy(part => part.Start),
            1);
        var (common, missed) = Compare(own, found);
        agree = other.Undecided <= MostUndecided && common.Sum(part => part.Length) >= LeastShare * own.Sum(part => part.Length);
        var kept = agree ? common.Where(part => part.Length >= ShortestSpeech) : own;
        return Segment.Join(kept.Concat(missed).OrderBy(part => part.Start), 1);
    }

    /// <summary>Returns the speech of both detectors, and the parts that only the other one found.</summary>
    private static (List<Segment> Common, List<Segment> Missed) Compare(IReadOnlyList<Segment> own, List<Segment> found)
    {
        var (common, missed) = (new List<Segment>(), new List<Segment>());
        var next = 0;
        foreach (var part in found)
        {
            while (next < own.Count && own[next].End <= part.Start)
                next++;
            var (from, isEdge) = (part.Start, false);
            for (var index = next; index < own.Count && own[index].Start < part.End; index++)
            {
                var both = new Segment(Math.Max(part.Start, own[index].Start), Math.Min(part.End, own[index].End));
                common.Add(both);
                Miss(new Segment(from, both.Start), (isEdge ? Near : 0) + Near);
                (from, isEdge) = (both.End, true);
            }
            Miss(new Segment(from, part.End), isEdge ? Near : 0);
        }
        return (common, missed);

        void Miss(Segment part, int near)
        {
            if (part.Length >= ShortestMissed + near)
                missed.Add(part);
        }
    }

    private static int Frame(double seconds, int frames) => (int)Math.Clamp(Math.Round(seconds * FrameFeatures.Rate), 0, frames);
}
