using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Activity;

/// <summary>
/// Finds where somebody speaks. Loudness over the modelled noise floor gives a first idea; mixtures of speech and of everything else are
/// then learned from the recording itself (spectral shape, loudness, periodicity) and decide in its place.
/// </summary>
internal static class SpeechDetector
{
    /// <summary>Gaps shorter than this are breath, closures of stops and the like: part of speech.</summary>
    private const int ShortestGap = 30;

    private const int ShortestSilence = 30;
    private const int ShortestSpeech = 20;
    private const int Margin = 3;
    private const double SwitchCost = 6;

    /// <summary>Levels closer than this, in decibels, are one level: steady noise.</summary>
    private const double LeastContrast = 4;

    // Neighbouring frames say nearly the same: each counts as much as this many independent ones.
    private const double LoudnessWeight = 0.3;
    private const double ModelWeight = 0.15;

    /// <summary>Log odds in favour of speech, before any evidence: what is missed is lost, what is too much is only silence.</summary>
    private const double SpeechBias = 2;

    private const double MostEvidence = 20;
    private const int LearningRounds = 2;
    private const int Components = 8;
    private const int Cepstra = 12;
    private const int MostTrainingRows = 30_000;
    private const int LeastTrainingRows = 50;

    // Vowels are voiced; a stretch almost without periodic frames is a cough, a click or paper.
    private const float VoicedPeriodicity = 0.6f;
    private const double LeastVoicedShare = 0.06;

    /// <summary>The stretches of speech, in order, with a small margin.</summary>
    public static List<Stretch> Detect(FrameFeatures features, CancellationToken cancel)
    {
        if (features.Count == 0)
            return [];
        var raw = LoudnessTrack.AboveFloor(features);
        var loudness = LoudnessTrack.Smooth(raw, 10);
        var levels = TwoLevels.Fit(loudness);
        if (levels.High - levels.Low < LeastContrast)
            return [];

        var scores = new float[features.Count * 2];
        for (var frame = 0; frame < features.Count; frame++)
            scores[(2 * frame) + 1] = (float)(LoudnessWeight * Math.Clamp(levels.Evidence(loudness[frame]), -8, 8));
        var path = new byte[features.Count];
        Decode(scores, path);
        Learn(features, raw, loudness, scores, path, cancel);

        var speech = Stretch.FromLabels(path, 1)
            .Where(stretch => IsVoiced(features, stretch))
            .Select(stretch => new Stretch(Math.Max(0, stretch.Start - Margin), Math.Min(features.Count, stretch.End + Margin)));
        return Stretch.Join(speech, ShortestGap);
    }

    private static void Learn(
        FrameFeatures features, float[] raw, float[] loudness, float[] scores, byte[] path, CancellationToken cancel)
    {
        var rows = Describe(features, raw, loudness);
        for (var round = 0; round < LearningRounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            var speech = rows.Select(path, 1, MostTrainingRows);
            var rest = rows.Select(path, 0, MostTrainingRows);
            if (speech.Count < LeastTrainingRows || rest.Count < LeastTrainingRows)
                return;
            var speechModel = DiagonalMixture.Fit(speech, Components);
            var restModel = DiagonalMixture.Fit(rest, Components);
            for (var frame = 0; frame < features.Count; frame++)
            {
                var evidence = speechModel.LogLikelihood(rows[frame]) - restModel.LogLikelihood(rows[frame]);
                scores[(2 * frame) + 1] = (float)(ModelWeight * (Math.Clamp(evidence, -MostEvidence, MostEvidence) + SpeechBias));
            }
            Decode(scores, path);
        }
    }

    private static RowMatrix Describe(FrameFeatures features, float[] raw, float[] loudness)
    {
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

    private static void Decode(float[] scores, byte[] path) =>
        DurationViterbi.Decode(scores, 2, [ShortestSilence, ShortestSpeech], SwitchCost, path);

    private static bool IsVoiced(FrameFeatures features, Stretch stretch)
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
