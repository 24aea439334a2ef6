namespace Symbl.Speech.Diarization;

/// <summary>What a separation found.</summary>
/// <param name="Turns">In order of start, then speaker. Empty where nobody speaks.</param>
/// <param name="Duration">Length of the recording in seconds.</param>
/// <param name="Method">How the answer was reached, for provenance.</param>
/// <param name="Notes">
/// What a user should know about this answer (two identical channels, leak between channels), in full sentences; may be empty.
/// </param>
/// <param name="UncertainSpans">Stretches where the method could not tell whether two people speak at once; may be empty.</param>
public sealed record DiarizationResult(
    IReadOnlyList<Turn> Turns,
    double Duration,
    string Method,
    IReadOnlyList<string> Notes,
    IReadOnlyList<(double Start, double End)> UncertainSpans)
{
    /// <summary>How many speakers were found: fewer than stated where the sound does not hold as many.</summary>
    public int SpeakersFound => Turns.Count == 0 ? 0 : Turns.Max(turn => turn.Speaker);
}
