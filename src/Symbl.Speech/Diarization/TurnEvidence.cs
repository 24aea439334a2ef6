namespace Symbl.Speech.Diarization;

/// <summary>The evidence for the speaker of a turn that was found by voice.</summary>
/// <param name="Share">Mean share of the votes for the voice over the turn, 0 to 1.</param>
/// <param name="Seconds">Length of the speech in the turn.</param>
/// <param name="Voices">Number of voices in the recording. A single one, although more were stated, has all votes.</param>
internal readonly record struct TurnEvidence(double Share, double Seconds, int Voices)
{
    private const double LeastShare = 0.02;
    private const double ShortestSeconds = 0.2;
    private const double LongestSeconds = 5;

    /// <summary>Names of the measures, in the order of <see cref="Measures"/>.</summary>
    public static IReadOnlyList<string> MeasureNames { get; } = ["share of votes", "length", "one voice"];

    /// <summary>
    /// The measures that the confidence weighs: the logarithm of the odds of the share and the logarithm of the length, which grow with the
    /// probability that the speaker is right, and whether the recording has a single voice. The votes for a single voice say nothing.
    /// </summary>
    public double[] Measures() =>
    [
        Voices > 1 ? LogOdds(Share) : 0, Math.Log(Math.Clamp(Seconds, ShortestSeconds, LongestSeconds)), Voices > 1 ? 0 : 1,
    ];

    private static double LogOdds(double share)
    {
        var bounded = Math.Clamp(share, LeastShare, 1 - LeastShare);
        return Math.Log(bounded / (1 - bounded));
    }
}
