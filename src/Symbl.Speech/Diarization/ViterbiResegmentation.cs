using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Moves the boundaries between voices to their best positions. A mixture and a pitch per voice, learned from the rows of that voice,
/// assign the rows again under a minimum turn length, until the result is stable.
/// </summary>
internal static class ViterbiResegmentation
{
    private const int Components = 8;
    private const int ShortestTurn = 50;
    private const int MostRounds = 6;
    private const int MostTrainingRows = 8_000;
    private const int LeastTrainingRows = 30;

    // Neighboring frames carry nearly the same information. A lower weight of the likelihoods keeps the cost of a voice change in
    // proportion.
    private const float LikelihoodWeight = 0.2f;
    private const double SwitchCost = 3;
    private const float NoModel = -1000;

    private const int LeastPitchRows = 10;
    private const double PitchPriorRows = 20;
    private const double PitchPriorVariance = 0.02;

    /// <summary>Lower limit of the pitch score, so that an octave error of the pitch does not outweigh all other evidence.</summary>
    private const double LeastPitchScore = -8;

    /// <param name="rows">The speech.</param>
    /// <param name="voices">The initial voice of each row.</param>
    /// <param name="count">Number of voices.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public static byte[] Run(SpeechFrames rows, byte[] voices, int count, CancellationToken cancel)
    {
        var minimums = Enumerable.Repeat(ShortestTurn, count).ToArray();
        var scores = new float[rows.Count * count];
        for (var round = 0; round < MostRounds; round++)
        {
            for (var voice = 0; voice < count; voice++)
            {
                cancel.ThrowIfCancellationRequested();
                Score(rows, voices, voice, count, scores);
            }
            var next = new byte[rows.Count];
            foreach (var stretch in rows.Stretches)
            {
                DurationViterbi.Decode(
                    scores.AsSpan(stretch.Start * count, stretch.Length * count), count, minimums, SwitchCost,
                    next.AsSpan(stretch.Start, stretch.Length));
            }
            if (next.AsSpan().SequenceEqual(voices))
                break;
            voices = next;
        }
        return voices;
    }

    private static void Score(SpeechFrames rows, byte[] voices, int voice, int count, float[] scores)
    {
        var mine = new bool[rows.Count];
        for (var row = 0; row < mine.Length; row++)
            mine[row] = voices[row] == voice && rows.Loud[row];
        var own = rows.Cepstra.Select(mine, MostTrainingRows);
        if (own.Count < LeastTrainingRows)
        {
            for (var row = 0; row < rows.Count; row++)
                scores[(row * count) + voice] = NoModel;
            return;
        }
        var mixture = DiagonalMixture.Fit(own, Components);
        var (mean, variance) = Pitch(rows.LogPitch, voices, voice);
        for (var row = 0; row < rows.Count; row++)
        {
            var score = rows.Loud[row] ? mixture.LogLikelihood(rows.Cepstra[row]) : 0;
            if (!double.IsNaN(mean) && !float.IsNaN(rows.LogPitch[row]))
            {
                var distance = rows.LogPitch[row] - mean;
                score += (float)Math.Max(LeastPitchScore, -0.5 * (Math.Log(variance) + (distance * distance / variance)));
            }
            scores[(row * count) + voice] = LikelihoodWeight * score;
        }
    }

    private static (double Mean, double Variance) Pitch(float[] logPitch, byte[] voices, int voice)
    {
        var (heard, sum, squares) = (0, 0.0, 0.0);
        for (var row = 0; row < voices.Length; row++)
        {
            if (voices[row] != voice || float.IsNaN(logPitch[row]))
                continue;
            heard++;
            sum += logPitch[row];
            squares += (double)logPitch[row] * logPitch[row];
        }
        if (heard <= LeastPitchRows)
            return (double.NaN, 1);
        var mean = sum / heard;
        return (mean, (squares - (sum * mean) + (PitchPriorRows * PitchPriorVariance)) / (heard + PitchPriorRows));
    }
}
