using Symbl.Speech.Activity;
using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Decides whether the two parts of a split are two voices, or one voice of which the split only separated the sounds. No single measure
/// decides: a low voice can be two low voices, and a lively voice differs from itself. Several weak measures together decide well.
/// </summary>
internal static class SecondVoice
{
    /// <summary>
    /// Evidence above which the recording holds a second voice. It is below 0, because a stated count is nearly always right. From -0.5 to 0
    /// it decides 168 to 174 of 180 single voices right, and 114 of 114 whole calls and their variations.
    /// </summary>
    public const double Likely = -0.2;

    // Logistic regression over single channels and mixes of telephone calls, people of meetings alone and together, and synthetic voices,
    // whole, in parts of 12, 25 and 45 s, and in harmless variations; each recording was left out in turn (docs/diarization.md has the
    // results). Both kinds have the same weight.
    private const double Bias = -7.09;
    private static readonly double[] Weights = [3.14, 3.28, 1.84, 2.72, 2.54, 1.21];

    /// <summary>Difference of the logarithms of the pitch from which a larger one says no more.</summary>
    private const double MostPitchDifference = 0.7;

    // With fewer voiced rows a pitch is not known, and a difference as in many voices is assumed.
    private const int LeastPitchRows = 20;
    private const double UsualPitchDifference = 0.1;

    /// <summary>Rows after which more speech does not make a difference between two parts less likely to be chance.</summary>
    private const double MostRows = 25 * FrameFeatures.Rate;

    private const double UsualRows = 10 * FrameFeatures.Rate;

    /// <summary>With fewer loud rows a part has no voice that can be judged.</summary>
    private const int LeastLoudRows = 30;

    /// <summary>From this many rows on, a small part must explain more than its parameters do by chance.</summary>
    private const int LeastRowsForPenalty = 15 * FrameFeatures.Rate;

    // A laugh or another tone of a voice is a small part of the speech and differs little from the rest.
    private const double SmallShare = 0.25;
    private const double LeastGain = 0.15;

    /// <summary>Measures the evidence for a second voice; negative infinity if one part is too short to be a voice.</summary>
    /// <param name="rows">The speech.</param>
    /// <param name="voices">The part of each row, 0 or 1.</param>
    /// <param name="vote">The vote behind the split.</param>
    public static double Evidence(SpeechFrames rows, byte[] voices, PartitionVote vote)
    {
        if (Measure(rows, voices, vote) is not { } measures)
            return double.NegativeInfinity;
        var evidence = Bias;
        for (var measure = 0; measure < measures.Length; measure++)
            evidence += Weights[measure] * measures[measure];
        return evidence;
    }

    /// <summary>
    /// Returns the measures: the agreement of the views, the difference in pitch, the likelihood that a second voice explains, the changes at
    /// pauses, the amount of speech and the share of the votes; null if one part is too short to be a voice.
    /// </summary>
    /// <param name="rows">The speech.</param>
    /// <param name="voices">The part of each row, 0 or 1.</param>
    /// <param name="vote">The vote behind the split.</param>
    public static double[]? Measure(SpeechFrames rows, byte[] voices, PartitionVote vote)
    {
        var (first, second) = Parts(rows, voices);
        if (Math.Min(first.Count, second.Count) < LeastLoudRows)
            return null;
        var clustering = new VoiceClustering(VoiceStatistics.Sum([first, second], rows.Cepstra.Dimension));
        return
        [
            vote.Agreement,
            PitchDifference(rows, voices),
            clustering.Loss(first, second) / rows.Count,
            ChangesAtPauses(rows, voices),
            Math.Log(Math.Min(MostRows, rows.Count) / UsualRows),
            vote.Shares.Chunk(vote.Count).Average(shares => shares.Max()),
        ];
    }

    /// <summary>Returns whether the smaller part is too small and too similar to be a voice: a laugh, or another tone of the one voice.</summary>
    /// <param name="rows">The speech.</param>
    /// <param name="voices">The part of each row, 0 or 1.</param>
    public static bool IsOnlyTone(SpeechFrames rows, byte[] voices)
    {
        if (rows.Count < LeastRowsForPenalty)
            return false;
        var (first, second) = Parts(rows, voices);
        var judged = first.Count + second.Count;
        if (Math.Min(first.Count, second.Count) >= SmallShare * judged)
            return false;
        var loss = new VoiceClustering(VoiceStatistics.Sum([first, second], rows.Cepstra.Dimension)).Loss(first, second);
        return loss - VoiceClustering.Penalty(first, second) < LeastGain * judged;
    }

    private static (VoiceStatistics First, VoiceStatistics Second) Parts(SpeechFrames rows, byte[] voices)
    {
        var everything = new Segment(0, rows.Count);
        VoiceStatistics Of(byte part) => VoiceStatistics.Of(rows, everything, row => voices[row] == part && rows.Loud[row]);
        return (Of(0), Of(1));
    }

    private static double PitchDifference(SpeechFrames rows, byte[] voices)
    {
        float[] Of(int voice) => [.. rows.LogPitch.Where((pitch, row) => voices[row] == voice && !float.IsNaN(pitch))];
        var (first, second) = (Of(0), Of(1));
        return Math.Min(first.Length, second.Length) < LeastPitchRows
            ? UsualPitchDifference
            : Math.Min(MostPitchDifference, Math.Abs(Quantile.Of(first, 0.5) - Quantile.Of(second, 0.5)));
    }

    /// <summary>
    /// Returns how well the parts follow the pauses, from 0, as by chance, to 1. People change at pauses; the sounds of one voice change
    /// within them.
    /// </summary>
    private static double ChangesAtPauses(SpeechFrames rows, byte[] voices)
    {
        var pure = 0.0;
        foreach (var stretch in rows.Stretches)
        {
            var ones = voices.AsSpan(stretch.Start, stretch.Length).Count((byte)1);
            pure += Math.Max(ones, stretch.Length - ones);
        }
        var part = (double)voices.AsSpan().Count((byte)1) / rows.Count;
        var chance = Math.Max(part, 1 - part);
        return chance >= 1 ? 0 : ((pure / rows.Count) - chance) / (1 - chance);
    }
}
