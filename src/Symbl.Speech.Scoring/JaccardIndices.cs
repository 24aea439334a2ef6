namespace Symbl.Speech.Scoring;

/// <summary>Jaccard error rates of the speakers of the reference (DIHARD II evaluation plan, 3.2).</summary>
internal sealed class JaccardIndices
{
    private JaccardIndices(long[] spoken, long[] claimed, double[] errorRates) => (Spoken, Claimed, ErrorRates) = (spoken, claimed, errorRates);

    /// <summary>Talk time of each speaker of the reference, in microseconds.</summary>
    public long[] Spoken { get; }

    /// <summary>Talk time of each speaker of the hypothesis, in microseconds.</summary>
    public long[] Claimed { get; }

    /// <summary>Error rate of each speaker of the reference; 1 for speakers without a partner.</summary>
    public double[] ErrorRates { get; }

    /// <summary>Finds the pairs with the maximum sum of indices.</summary>
    public static JaccardIndices Of(IEnumerable<ScoredPiece> pieces, int speakers, int others)
    {
        var (spoken, claimed) = (new long[speakers], new long[others]);
        var together = new long[speakers, others];
        foreach (var (duration, truth, guess) in pieces)
        {
            foreach (var speaker in truth)
                spoken[speaker] += duration;
            foreach (var other in guess)
                claimed[other] += duration;
            foreach (var speaker in truth)
            {
                foreach (var other in guess)
                    together[speaker, other] += duration;
            }
        }
        var index = new double[speakers, others];
        for (var speaker = 0; speaker < speakers; speaker++)
        {
            for (var other = 0; other < others; other++)
            {
                var either = spoken[speaker] + claimed[other] - together[speaker, other];
                index[speaker, other] = either > 0 ? together[speaker, other] / (double)either : 0;
            }
        }
        var partner = Assignment.Maximize(index);
        return new JaccardIndices(
            spoken, claimed, [.. partner.Select((other, speaker) => other < 0 ? 1 : 1 - index[speaker, other])]);
    }
}
