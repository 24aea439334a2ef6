namespace Symbl.Speech.Diarization;

/// <summary>The result of diarization.</summary>
/// <param name="Turns">The turns in order of start, then speaker; empty if there is no speech.</param>
/// <param name="Duration">Length of the recording in seconds.</param>
/// <param name="Method">The method behind the result, for provenance.</param>
/// <param name="Notes">
/// Facts about the result that a user should know (two identical channels, crosstalk between channels), in full sentences; can be empty.
/// </param>
/// <param name="UncertainSpans">Spans in which the method could not decide whether two speakers talk at once; can be empty.</param>
public sealed record DiarizationResult(
    IReadOnlyList<Turn> Turns,
    double Duration,
    string Method,
    IReadOnlyList<string> Notes,
    IReadOnlyList<(double Start, double End)> UncertainSpans)
{
    /// <summary>Probability that the estimated number of speakers is right, 0 to 1; null if the number was stated.</summary>
    public double? CountConfidence { get; init; }

    /// <summary>
    /// Whether another detector agrees on most of the speech, so that speech that it did not find was removed; null without another detector.
    /// </summary>
    public bool? OtherSpeechAgrees { get; init; }

    /// <summary>The measures behind the confidence of each turn, in the order of the turns; empty if there was no alternative.</summary>
    internal IReadOnlyList<TurnEvidence> Evidence { get; init; } = [];

    /// <summary>Number of speakers found. It is smaller than requested if the audio holds fewer speakers.</summary>
    public int SpeakersFound => Turns.Count == 0 ? 0 : Turns.Max(turn => turn.Speaker);
}
