using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Activity;

/// <summary>
/// Finds where somebody speaks. What speech is everywhere (<see cref="SpeechOdds"/>) gives a first answer; mixtures of speech and of
/// everything else are then learned from the recording itself (spectral shape, loudness, periodicity) and have a say beside it.
/// </summary>
internal static class SpeechDetector
{
    /// <summary>Gaps shorter than this are breath, closures of stops and the like: part of speech.</summary>
    private const int ShortestGap = 30;

    private const int ShortestSilence = 30;
    private const int ShortestSpeech = 20;
    private const int Margin = 3;
    private const double SwitchCost = 3;

    // Neighbouring frames say nearly the same: each counts as much as this many independent ones.
    private const double FrameWeight = 0.25;

    private const double ModelWeight = 0.8;
    private const double MostEvidence = 8;

    /// <summary>Frames whose odds contradict the path by more than this are not learned from.</summary>
    private const double Doubt = 0.9;

    // Of the loudness above noise that a stretch reaches; and decibels.
    private const double QuietShare = 0.1;
    private const double LoudQuantile = 0.9;
    private const double LeastLoudness = 1;

    private const int LearningRounds = 2;
    private const int Components = 8;
    private const int Cepstra = 12;
    private const int MostTrainingRows = 15_000;
    private const int LeastTrainingRows = 50;

    // Vowels are voiced; a stretch almost without periodic frames is a cough, a click or paper.
    private const float VoicedPeriodicity = 0.7f;
    private const double LeastVoicedShare = 0.1;

    private const byte Speech = 1;
    private const byte Unclear = 2;

    /// <summary>The stretches of speech, in order, with a small margin.</summary>
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
    /// The odds look half a second ahead and back, so they know that there is speech but not where it starts. Loudness does: the ends, and
    /// pauses, are where it falls to a small part of what the stretch reaches.
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
