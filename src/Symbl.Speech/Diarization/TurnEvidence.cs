namespace Symbl.Speech.Diarization;

/// <summary>What speaks for the speaker of a turn that was found by voice.</summary>
/// <param name="Share">Mean share of the votes for the voice over the turn, 0 to 1.</param>
/// <param name="RecordingShare">The same mean over all speech of the recording: how far the clusterings agree.</param>
/// <param name="Seconds">Length of the turn's speech.</param>
/// <param name="VoiceShare">Share of the voice in all speech of the recording, 0 to 1.</param>
/// <param name="Stated">Number of speakers that the diarizer had to tell apart, at least 2.</param>
/// <param name="Found">Number of voices found.</param>
internal readonly record struct TurnEvidence(
    double Share, double RecordingShare, double Seconds, double VoiceShare, int Stated, int Found)
{
    private const double LeastShare = 0.02;
    private const double ShortestSeconds = 0.2;
    private const double LongestSeconds = 10;
    private const double LeastVoiceShare = 0.02;
    private const double MostVoiceShare = 0.5;
    private const int MostStated = 8;

    /// <summary>Names of the measures, in the order of <see cref="Measures"/>.</summary>
    public static IReadOnlyList<string> MeasureNames { get; } =
        ["share of votes", "agreement", "length", "share of voice", "few speakers", "one voice"];

    /// <summary>
    /// The measures that the confidence weighs. Each grows with the probability that the speaker is right, save for the last: whether the
    /// recording has one voice although more were stated.
    /// </summary>
    public double[] Measures() =>
    [
        Found > 1 ? LogOdds(Share) : 0,
        Found > 1 ? LogOdds(RecordingShare) : 0,
        Math.Log(Math.Clamp(Seconds, ShortestSeconds, LongestSeconds)),
        Found > 1 ? Math.Log(Math.Clamp(VoiceShare, LeastVoiceShare, MostVoiceShare) / MostVoiceShare) : 0,
        -Math.Log(Math.Min(MostStated, Stated) / 2.0),
        Found > 1 ? 0 : 1,
    ];

    private static double LogOdds(double share)
    {
        var bounded = Math.Clamp(share, LeastShare, 1 - LeastShare);
        return Math.Log(bounded / (1 - bounded));
    }
}
