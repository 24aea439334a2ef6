using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Converts the evidence for the speaker of a turn to a probability: of the turns with a confidence of 0.8, four in five have the right
/// speaker.
/// </summary>
internal static class TurnConfidence
{
    // Logistic regression over turns of real and synthetic recordings (docs/accuracy.md has its data and its reliability).
    // "Symbl.Speech.Bench calibrate" repeats the fit and prints these two lines. No probability is certain.
    private const double Bias = 0.75;
    private static readonly double[] Weights = [0.64, 0.45, 0.33];

    private const double Least = 0.01;
    private const double Most = 0.99;

    /// <summary>Returns the probability that the speaker of a turn is right.</summary>
    public static double Of(TurnEvidence evidence)
    {
        var measures = evidence.Measures();
        var odds = Bias;
        for (var measure = 0; measure < measures.Length; measure++)
            odds += Weights[measure] * measures[measure];
        return Math.Clamp(1 / (1 + Math.Exp(-odds)), Least, Most);
    }

    /// <summary>Adds its confidence to each turn.</summary>
    /// <param name="turns">The turns. Each is replaced.</param>
    /// <param name="rows">The speech.</param>
    /// <param name="voices">The voice of each row.</param>
    /// <param name="overlap">The second voice of each row.</param>
    /// <param name="numbers">The number of the speaker of each voice.</param>
    /// <returns>The evidence for each turn.</returns>
    public static IReadOnlyList<TurnEvidence> Add(
        List<Turn> turns, SpeechFrames rows, VoiceLabels voices, OverlapLabels overlap, int[] numbers)
    {
        var evidence = new List<TurnEvidence>(turns.Count);
        for (var index = 0; index < turns.Count; index++)
        {
            var turn = turns[index];
            evidence.Add(EvidenceOf(turn, Array.IndexOf(numbers, turn.Speaker), rows, voices, overlap));
            turns[index] = turn with { Confidence = Of(evidence[index]) };
        }
        return evidence;
    }

    private static TurnEvidence EvidenceOf(Turn turn, int voice, SpeechFrames rows, VoiceLabels voices, OverlapLabels overlap)
    {
        var row = Array.BinarySearch(rows.Frames, (int)Math.Round(turn.Start * FrameFeatures.Rate));
        var (sum, count) = (0.0, 0);
        for (row = row < 0 ? ~row : row; row < rows.Count && rows.Frames[row] < turn.End * FrameFeatures.Rate; row++)
        {
            var isSecond = overlap.IsSecond(row, voice);
            if (voices.Voices[row] != voice && !isSecond)
                continue;
            sum += isSecond ? overlap.Probabilities[row] : voices.Confidence[row];
            count++;
        }
        return new TurnEvidence(count > 0 ? sum / count : 0, (double)count / FrameFeatures.Rate, voices.Count);
    }
}
