using Symbl.Speech.Activity;
using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Finds the speech in which two voices sound at once. Logistic regression weighs the evidence (<see cref="OverlapCues"/>). A second label
/// that is wrong costs as much as a missing one, so the finder adds it only to clear overlap.
/// </summary>
internal static class OverlapFinder
{
    // docs/diarization.md has the data, the results and how far each constant can move.
    private const double Bias = -1.59;
    private static readonly double[] Weights = [0.56, 0.56, -1.35, 0.14, 22.5, 8.15];

    /// <summary>The logarithm of the odds from which on a row holds two voices: a probability of 0.65.</summary>
    private const double Threshold = 0.6;

    // In rows.
    private const int ShortestGap = 10 * FrameFeatures.Rate / 100;
    private const int Shortest = 30 * FrameFeatures.Rate / 100;

    private const byte Both = 1;

    /// <summary>Finds the second voices.</summary>
    /// <param name="rows">The speech.</param>
    /// <param name="sound">The sound of each row.</param>
    /// <param name="labels">The first voice of each row.</param>
    /// <param name="count">Number of voices, including voices without a row.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public static OverlapLabels Find(SpeechFrames rows, OverlapSound sound, VoiceLabels labels, int count, CancellationToken cancel)
    {
        if (labels.Count < 2)
            return OverlapLabels.None;
        var cues = OverlapCues.Of(rows, sound, labels.Voices, count, cancel);
        var seconds = new byte[rows.Count];
        Array.Fill(seconds, OverlapCues.None);
        var probabilities = new float[rows.Count];
        var isBoth = new byte[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            var odds = Bias;
            for (var measure = 0; measure < Weights.Length; measure++)
                odds += Weights[measure] * cues.Measures[measure][row];
            probabilities[row] = (float)(1 / (1 + Math.Exp(-odds)));
            isBoth[row] = cues.Others[row] != OverlapCues.None && odds > Threshold ? Both : (byte)0;
        }
        foreach (var stretch in rows.Stretches)
        {
            var runs = Segment.Join(Segment.FromLabels(isBoth.AsSpan(stretch.Start, stretch.Length), Both), ShortestGap);
            foreach (var run in runs.Where(run => run.Length >= Shortest))
                cues.Others.AsSpan(stretch.Start + run.Start, run.Length).CopyTo(seconds.AsSpan(stretch.Start + run.Start));
        }
        return new OverlapLabels(seconds, probabilities);
    }
}
