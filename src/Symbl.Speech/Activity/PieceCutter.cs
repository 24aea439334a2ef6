using Symbl.Speech.Features;

namespace Symbl.Speech.Activity;

/// <summary>
/// Joins segments of speech to long pieces. A recognizer needs context, so a piece has as many segments as its limit allows. A piece ends
/// at a pause; if there is none, at the quietest place.
/// </summary>
internal static class PieceCutter
{
    /// <summary>Frames before and after speech that belong to its piece: the start of a soft sound is quieter than the pause before it.</summary>
    public const int Margin = FrameFeatures.Rate / 5;

    /// <summary>A longer pause is left out of all pieces.</summary>
    private const int LongestPause = 5 * FrameFeatures.Rate;

    /// <summary>A cut leaves at least this much for the next piece, because short pieces lose words.</summary>
    private const int LeastRest = 3 * FrameFeatures.Rate;

    /// <summary>Frames on each side over which a quiet place is measured.</summary>
    private const int QuietReach = 6;

    /// <summary>Returns pieces in order, without overlap, none longer than the limit.</summary>
    /// <param name="speech">Segments of speech in order.</param>
    /// <param name="levels">Level of each frame.</param>
    /// <param name="longest">The limit in frames.</param>
    public static List<Segment> Cut(IReadOnlyList<Segment> speech, IReadOnlyList<float> levels, int longest)
    {
        var pieces = new List<Segment>();
        for (var first = 0; first < speech.Count;)
        {
            var end = first + 1;
            while (end < speech.Count && speech[end].Start - speech[end - 1].End <= LongestPause)
                end++;
            AddChain(pieces, speech, first, end, levels, longest);
            first = end;
        }
        return pieces;
    }

    // The segments of a chain have short pauses between them.
    private static void AddChain(
        List<Segment> pieces, IReadOnlyList<Segment> speech, int first, int behind, IReadOnlyList<float> levels, int longest)
    {
        var before = pieces.Count == 0 ? 0 : pieces[^1].End;
        var start = Math.Max(before, speech[first].Start - Margin);
        var last = Math.Min(levels.Count, speech[behind - 1].End + Margin);
        if (behind < speech.Count)
            last = Math.Min(last, (speech[behind - 1].End + speech[behind].Start) / 2);
        for (var next = first + 1; last - start > longest;)
        {
            var (from, to) = (start + (longest / 2), Math.Min(start + longest, Math.Max(start + (longest / 2) + 1, last - LeastRest)));
            while (next < behind && speech[next].Start <= start)
                next++;
            var gap = LongestGap(speech, next, behind, from, to) ?? LongestGap(speech, next, behind, start + 1, from);
            if (gap is { } pause)
            {
                var margin = Math.Min(Margin, pause.Length / 2);
                pieces.Add(new Segment(start, Math.Min(pause.Start + margin, start + longest)));
                start = pause.End - margin;
                continue;
            }
            var quietest = Quietest(levels, from, to);
            pieces.Add(new Segment(start, quietest));
            start = quietest;
        }
        pieces.Add(new Segment(start, last));
    }

    /// <summary>Returns the longest pause that starts in a range; of equal pauses the last.</summary>
    private static Segment? LongestGap(IReadOnlyList<Segment> speech, int next, int behind, int from, int to)
    {
        Segment? longest = null;
        for (; next < behind && speech[next - 1].End <= to; next++)
        {
            var gap = new Segment(speech[next - 1].End, speech[next].Start);
            if (gap.Start >= from && gap.Length >= (longest?.Length ?? 1))
                longest = gap;
        }
        return longest;
    }

    private static int Quietest(IReadOnlyList<float> levels, int from, int to)
    {
        var (quietest, least) = (to, double.PositiveInfinity);
        var sum = 0.0;
        for (var frame = from - QuietReach; frame < to + QuietReach && frame < levels.Count; frame++)
        {
            sum += frame >= 0 ? levels[frame] : 0;
            var middle = frame - QuietReach;
            if (middle < from)
                continue;
            if (sum < least)
                (quietest, least) = (middle, sum);
            sum -= levels[middle - QuietReach >= 0 ? middle - QuietReach : 0];
        }
        return Math.Max(quietest, from + 1);
    }
}
