using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Activity;

/// <summary>
/// Detects speech. Properties that all speech shares (<see cref="SpeechOdds"/>) give a first answer. The detector then learns one mixture
/// of speech and one of all other audio from the recording itself (spectral shape, loudness, periodicity) and adds their evidence to the
/// odds. <see cref="SpeechEdges"/> then sets the start and end of each segment.
/// </summary>
internal static class SpeechDetector
{
    private const int ShortestSilence = 30;
    private const int ShortestSpeech = 20;
    private const double SwitchCost = 3;

    // Neighboring frames carry nearly the same information. Each counts as much as this part of an independent frame.
    private const double FrameWeight = 0.25;

    private const double ModelWeight = 0.8;
    private const double MostEvidence = 8;

    /// <summary>The detector does not learn from frames if their odds contradict the path by more than this.</summary>
    private const double Doubt = 0.9;

    private const int LearningRounds = 2;
    private const int Components = 8;
    private const int Cepstra = 12;
    private const int MostTrainingRows = 15_000;
    private const int LeastTrainingRows = 50;

    // Vowels are voiced. A segment with almost no periodic frames is a cough, a click or the rustle of paper. Noise, and voices that talk at
    // once, hide a part of the period. If the learned mixtures are sure of speech, a lower periodicity is enough.
    private const float VoicedPeriodicity = 0.7f;
    private const double LeastVoicedShare = 0.1;
    private const float HiddenPeriodicity = 0.5f;
    private const double Sure = 4;

    private const byte Speech = 1;
    private const byte Unclear = 2;

    /// <summary>Returns the segments of speech in order.</summary>
    public static List<Segment> Detect(FrameFeatures features, CancellationToken cancel) =>
        Detect(features, ActivityTuning.Default, cancel);

    /// <summary>Returns the segments of speech in order, with other constants.</summary>
    public static List<Segment> Detect(FrameFeatures features, ActivityTuning tuning, CancellationToken cancel)
    {
        if (features.Count == 0)
            return [];
        var evidence = Listen(features, cancel);
        return Find(features, evidence, tuning);
    }

    /// <summary>Returns the segments of speech in order, by evidence that <see cref="Listen"/> returned.</summary>
    public static List<Segment> Find(FrameFeatures features, SpeechEvidence evidence, ActivityTuning tuning)
    {
        var found = SpeechEdges.Find(features, evidence, tuning).Where(part => IsFound(evidence, part) || IsVoiced(features, part)).ToList();
        return LevelEdges.Trim(features, found, tuning);
    }

    /// <summary>Returns the evidence for speech in each frame.</summary>
    public static SpeechEvidence Listen(FrameFeatures features, CancellationToken cancel)
    {
        var loudness = SpeechOdds.AboveNoise(features, cancel);
        var odds = SpeechOdds.Of(features, loudness);
        var scores = new float[features.Count * 2];
        for (var frame = 0; frame < features.Count; frame++)
            scores[(2 * frame) + 1] = (float)(FrameWeight * odds[frame]);
        var path = new byte[features.Count];
        Decode(scores, path);
        var first = (byte[])path.Clone();
        var learned = new float[features.Count];
        Learn(features, odds, scores, path, learned, cancel);
        RemoveUnvoiced(features, path, learned);
        RemoveUnvoiced(features, first, learned: null);
        return new SpeechEvidence(loudness, odds, learned, path, first);
    }

    private static bool IsFound(SpeechEvidence evidence, Segment part) =>
        evidence.Found.AsSpan(part.Start, part.Length).Contains(Speech) || evidence.First.AsSpan(part.Start, part.Length).Contains(Speech);

    private static void RemoveUnvoiced(FrameFeatures features, byte[] path, float[]? learned)
    {
        foreach (var stretch in Segment.FromLabels(path, Speech))
        {
            var least = learned is not null && Mean(learned, stretch) >= Sure ? HiddenPeriodicity : VoicedPeriodicity;
            if (!IsVoiced(features, stretch, least))
                path.AsSpan(stretch.Start, stretch.Length).Clear();
        }
    }

    private static void Learn(
        FrameFeatures features, float[] odds, float[] scores, byte[] path, float[] learned, CancellationToken cancel)
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
                learned[frame] = (float)Math.Clamp(evidence, -MostEvidence, MostEvidence);
                scores[(2 * frame) + 1] = (float)(FrameWeight * (odds[frame] + (ModelWeight * learned[frame])));
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

    private static void Decode(float[] scores, byte[] path) =>
        DurationViterbi.Decode(scores, 2, [ShortestSilence, ShortestSpeech], SwitchCost, path);

    private static double Mean(float[] values, Segment part)
    {
        var sum = 0.0;
        foreach (var value in values.AsSpan(part.Start, part.Length))
            sum += value;
        return sum / part.Length;
    }

    private static bool IsVoiced(FrameFeatures features, Segment stretch, float periodicity = VoicedPeriodicity)
    {
        var voiced = 0;
        for (var frame = stretch.Start; frame < stretch.End; frame++)
        {
            if (features.Periodicity[frame] > periodicity)
                voiced++;
        }
        return voiced > LeastVoicedShare * stretch.Length;
    }
}
