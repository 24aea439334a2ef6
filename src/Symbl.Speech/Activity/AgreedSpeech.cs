using Symbl.Speech.Features;

namespace Symbl.Speech.Activity;

/// <summary>
/// Joins the speech that two detectors found. Each has errors of its own, so their common speech is better, if they agree on most of it. If
/// they do not, one of them does not suit the recording.
/// </summary>
internal static class AgreedSpeech
{
    /// <summary>
    /// The least share of the own speech that the other detector must find too. On telephone calls it finds 0.87 to 0.98, with distant
    /// microphones often less.
    /// </summary>
    private const double LeastShare = 0.85;

    /// <summary>In frames. Shorter parts that both have in common are chance.</summary>
    private const int ShortestSpeech = 10;

    /// <summary>Returns the common speech of two detectors, or the own speech if the other one does not agree.</summary>
    /// <param name="own">Own speech, in order.</param>
    /// <param name="other">Speech of the other detector, in seconds, in order.</param>
    /// <param name="agree">Receives whether the detectors agree.</param>
    public static List<Segment> Of(List<Segment> own, IReadOnlyList<(double Start, double End)> other, out bool agree)
    {
        var common = new List<Segment>();
        var next = 0;
        foreach (var segment in own)
        {
            while (next < other.Count && Frame(other[next].End) <= segment.Start)
                next++;
            for (var index = next; index < other.Count && Frame(other[index].Start) < segment.End; index++)
                common.Add(new Segment(Math.Max(segment.Start, Frame(other[index].Start)), Math.Min(segment.End, Frame(other[index].End))));
        }
        agree = common.Sum(segment => segment.Length) >= LeastShare * own.Sum(segment => segment.Length);
        return agree ? common.FindAll(segment => segment.Length >= ShortestSpeech) : own;
    }

    private static int Frame(double seconds) => (int)Math.Round(seconds * FrameFeatures.Rate);
}
