using Symbl.Speech.Audio;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Tells who speaks when, from sound and a number of speakers alone. Same samples and count, same answer. Implementations hold no
/// state between calls and may be used from several threads at once.
/// </summary>
public interface IDiarizer
{
    /// <summary>The method in a few words, shown to users as provenance, such as <c>acoustic clustering (MFCC, GMM-Viterbi)</c>.</summary>
    string Method { get; }

    /// <summary>Separates a recording.</summary>
    /// <param name="audio">Read to its end. More than one channel is mixed down to one.</param>
    /// <param name="speakerCount">How many people speak, at least 1. Fewer are returned when the sound holds fewer.</param>
    /// <param name="cancel">Ends the work early with <see cref="OperationCanceledException"/>.</param>
    DiarizationResult Separate(IAudioSource audio, int speakerCount, CancellationToken cancel = default);
}

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
