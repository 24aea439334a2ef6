using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Activity;

/// <summary>
/// Sets the start and end of each segment of speech. The detector knows that speech is near, but not its exact start. A logistic regression
/// of the cues of each frame decides it, with a minimum length of segments and pauses.
/// </summary>
internal static class SpeechEdges
{
    /// <summary>Log odds of tones against speech from which on a frame is a tone.</summary>
    private const float Tone = -10;

    /// <summary>Log odds of a frame that cannot be speech.</summary>
    private const float Impossible = -20;

    /// <summary>Returns the segments of speech in order.</summary>
    public static List<Segment> Find(FrameFeatures features, SpeechEvidence evidence, ActivityTuning tuning)
    {
        if (!evidence.Found.AsSpan().Contains((byte)1))
            return [];
        var cues = new SpeechCues(features, evidence);
        var odds = Odds(cues, evidence, tuning);
        var scores = new float[2 * odds.Length];
        for (var frame = 0; frame < odds.Length; frame++)
            scores[(2 * frame) + 1] = (float)(tuning.FrameWeight * odds[frame]);
        var path = new byte[odds.Length];
        DurationViterbi.Decode(scores, 2, [tuning.ShortestSilence, tuning.ShortestSpeech], tuning.SwitchCost, path);
        var trimmed = Segment.FromLabels(path, 1).SelectMany(part => Trim(part, odds, tuning));
        return JoinUnclear(trimmed, cues, tuning);
    }

    private static float[] Odds(SpeechCues cues, SpeechEvidence evidence, ActivityTuning tuning)
    {
        var odds = new float[evidence.Found.Length];
        Span<float> row = stackalloc float[SpeechCues.Count];
        var near = Near(evidence, tuning.Near);
        for (var frame = 0; frame < odds.Length; frame++)
        {
            cues.Fill(frame, row);
            var sum = tuning.Bias + tuning.Doubt - (near[frame] ? 0 : tuning.Outside);
            for (var cue = 0; cue < row.Length; cue++)
                sum += tuning.Weights[cue] * row[cue];
            odds[frame] = evidence.Odds[frame] <= Tone ? Impossible : (float)sum;
        }
        return odds;
    }

    private static bool[] Near(SpeechEvidence evidence, int reach)
    {
        var near = new bool[evidence.Found.Length];
        foreach (var part in Segment.FromLabels(evidence.Found, 1).Concat(Segment.FromLabels(evidence.First, 1)))
        {
            var start = Math.Max(0, part.Start - reach);
            near.AsSpan(start, Math.Min(near.Length, part.End + reach) - start).Fill(true);
        }
        return near;
    }

    /// <summary>Moves the ends of a segment to its first and last clear frame, and divides it at pauses between clear frames.</summary>
    private static IEnumerable<Segment> Trim(Segment part, float[] odds, ActivityTuning tuning)
    {
        var (start, last) = (-1, -1);
        for (var frame = part.Start; frame < part.End; frame++)
        {
            if (odds[frame] < tuning.Edge)
                continue;
            if (start >= 0 && frame - last > tuning.ShortestSilence)
            {
                yield return new Segment(start, last + 1);
                start = frame;
            }
            start = start < 0 ? frame : start;
            last = frame;
        }
        yield return start < 0 ? part : new Segment(start, last + 1);
    }

    private static List<Segment> JoinUnclear(IEnumerable<Segment> speech, SpeechCues cues, ActivityTuning tuning)
    {
        var joined = new List<Segment>();
        foreach (var part in speech)
        {
            if (joined.Count > 0 && IsUnclear(joined[^1].End, part.Start))
                joined[^1] = joined[^1] with { End = part.End };
            else
                joined.Add(part);
        }
        return joined;

        bool IsUnclear(int start, int end)
        {
            if (end - start > tuning.LongestUnclear)
                return false;
            var sum = 0.0;
            for (var frame = start; frame < end; frame++)
                sum += cues.Depth(frame);
            return sum < tuning.Unclear * (end - start);
        }
    }
}
