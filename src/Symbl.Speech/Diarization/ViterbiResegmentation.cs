using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Moves the boundaries between voices to where they fit best: a mixture and a pitch per voice, learned from what it has, decide anew with
/// a shortest turn, until nothing changes.
/// </summary>
internal static class ViterbiResegmentation
{
    private const int Components = 8;
    private const int ShortestTurn = 50;
    private const int MostRounds = 6;
    private const int MostTrainingRows = 8_000;
    private const int LeastTrainingRows = 30;

    // Neighbouring frames say nearly the same; the likelihoods are toned down so that a change of voice costs in proportion.
    private const float LikelihoodWeight = 0.2f;
    private const double SwitchCost = 3;
    private const float NoModel = -1000;

    private const int LeastPitchRows = 10;
    private const double PitchPriorRows = 20;
    private const double PitchPriorVariance = 0.02;

    /// <summary>An octave error of the pitch must not outweigh everything else.</summary>
    private const double LeastPitchScore = -8;

    /// <param name="rows">Speech.</param>
    /// <param name="voices">For each row a voice to begin with.</param>
    /// <param name="count">Voices.</param>
    /// <param name="cancel">Ends the work.</param>
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
