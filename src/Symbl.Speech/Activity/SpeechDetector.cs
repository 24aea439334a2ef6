using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Activity;

/// <summary>
/// Detects speech. Properties that all speech shares (<see cref="SpeechOdds"/>) give a first answer. The detector then learns one mixture
/// of speech and one of all other audio from the recording itself (spectral shape, loudness, periodicity) and adds their evidence to the
/// odds.
/// </summary>
internal static class SpeechDetector
{
    /// <summary>Shortest gap between segments in frames. Shorter gaps are part of speech: breath, closures of stops and similar.</summary>
    private const int ShortestGap = 30;

    private const int ShortestSilence = 30;
    private const int ShortestSpeech = 20;
    private const int Margin = 3;
    private const double SwitchCost = 3;

    // Neighboring frames carry nearly the same information. Each counts as much as this part of an independent frame.
    private const double FrameWeight = 0.25;

    private const double ModelWeight = 0.8;
    private const double MostEvidence = 8;

    /// <summary>The detector does not learn from frames if their odds contradict the path by more than this.</summary>
    private const double Doubt = 0.9;

    // A share and a quantile of the loudness above noise in a segment, and a level in decibels.
    private const double QuietShare = 0.1;
    private const double LoudQuantile = 0.9;
    private const double LeastLoudness = 1;

    private const int LearningRounds = 2;
    private const int Components = 8;
    private const int Cepstra = 12;
    private const int MostTrainingRows = 15_000;
    private const int LeastTrainingRows = 50;

    // Vowels are voiced. A segment with almost no periodic frames is a cough, a click or the rustle of paper.
    private const float VoicedPeriodicity = 0.7f;
    private const double LeastVoicedShare = 0.1;

    private const byte Speech = 1;
    private const byte Unclear = 2;

    /// <summary>Returns the segments of speech in order, with a small margin.</summary>
    public static List<Segment> Detect(FrameFeatures features, CancellationToken cancel)
    {
        if (features.Count == 0)
            return [];
        var loudness = SpeechOdds.AboveNoise(features, cancel);
        var odds = SpeechOdds.Of(features, loudness);
        var scores = new float[features.Count * 2];
        for (var frame = 0; frame < features.Count; frame++)
            scores[(2 * frame) + 1] = (float)(FrameWeight * odds[frame]);
        var path = new byte[features.Count];
        Decode(scores, path);
        Learn(features, odds, scores, path, cancel);

        var speech = Segment.FromLabels(path, Speech)
            .Where(stretch => IsVoiced(features, stretch))
            .SelectMany(stretch => Tighten(stretch, loudness))
            .Select(stretch => new Segment(Math.Max(0, stretch.Start - Margin), Math.Min(features.Count, stretch.End + Margin)));
        return Segment.Join(speech, ShortestGap);
    }

    private static void Learn(FrameFeatures features, float[] odds, float[] scores, byte[] path, CancellationToken cancel)
    {
        if (!path.AsSpan().Contains(Speech))
            return;
        var rows = Describe(features);
        var sure = new byte[path.Length];
        for (var round = 0; round < LearningRounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            for (var frame = 0; frame < path.Length; frame++)
                sure[frame] = (path[frame] == Speech ? odds[frame] : -odds[frame]) > -Doubt ? path[frame] : Unclear;
            var speech = rows.Select(sure, Speech, MostTrainingRows);
            var rest = rows.Select(sure, 0, MostTrainingRows);
            if (speech.Count < LeastTrainingRows || rest.Count < LeastTrainingRows)
                return;
            var speechModel = DiagonalMixture.Fit(speech, Components);
            var restModel = DiagonalMixture.Fit(rest, Components);
            for (var frame = 0; frame < features.Count; frame++)
            {
                var evidence = speechModel.LogLikelihood(rows[frame]) - restModel.LogLikelihood(rows[frame]);
                scores[(2 * frame) + 1] =
                    (float)(FrameWeight * (odds[frame] + (ModelWeight * Math.Clamp(evidence, -MostEvidence, MostEvidence))));
            }
            Decode(scores, path);
        }
    }

    private static RowMatrix Describe(FrameFeatures features)
    {
        var raw = LoudnessTrack.AboveFloor(features);
        var loudness = LoudnessTrack.Smooth(raw, 10);
        var periodicity = LoudnessTrack.Smooth(features.Periodicity, 4);
        var rows = new RowMatrix(features.Count, Cepstra + 3);
        for (var frame = 0; frame < features.Count; frame++)
        {
            var row = rows[frame];
            features.MfccAt(frame)[..Cepstra].CopyTo(row);
            row[Cepstra] = loudness[frame];
            row[Cepstra + 1] = raw[frame];
            row[Cepstra + 2] = periodicity[frame];
        }
        rows.Standardize();
        return rows;
    }

    /// <summary>
    /// Moves the ends of a segment to the actual speech and splits it at pauses. The odds cover half a second before and after a frame, so
    /// they show that speech is present but not its exact start. Ends and pauses are the parts in which the loudness falls to a small share
    /// of the segment's loudness.
    /// </summary>
    private static IEnumerable<Segment> Tighten(Segment stretch, float[] loudness)
    {
        var sorted = loudness[stretch.Start..stretch.End];
        Array.Sort(sorted);
        var level = Math.Max(LeastLoudness, QuietShare * sorted[(int)(LoudQuantile * (sorted.Length - 1))]);
        var (start, last) = (-1, -1);
        for (var frame = stretch.Start; frame < stretch.End; frame++)
        {
            if (loudness[frame] < level)
                continue;
            if (start >= 0 && frame - last > ShortestSilence)
            {
                yield return new Segment(start, last + 1);
                start = frame;
            }
            start = start < 0 ? frame : start;
            last = frame;
        }
        if (start >= 0)
            yield return new Segment(start, last + 1);
    }

    private static void Decode(float[] scores, byte[] path) =>
        DurationViterbi.Decode(scores, 2, [ShortestSilence, ShortestSpeech], SwitchCost, path);

    private static bool IsVoiced(FrameFeatures features, Segment stretch)
    {
        var voiced = 0;
        for (var frame = stretch.Start; frame < stretch.End; frame++)
        {
            if (features.Periodicity[frame] > VoicedPeriodicity)
                voiced++;
        }
        return voiced > LeastVoicedShare * stretch.Length;
    }
}
