namespace Symbl.Speech.Diarization;

/// <summary>
/// A segment of continuous speech by one speaker. Turns of different speakers can overlap; turns of one speaker do not.
/// </summary>
/// <param name="Speaker">Speaker number from 1, in order of first speech.</param>
/// <param name="Start">Seconds from the start of the recording.</param>
/// <param name="End">Seconds from the start of the recording, greater than <paramref name="Start"/>.</param>
/// <param name="Confidence">
/// Probability that this speaker, and not another, talks in the turn: 0 to 1. Of the turns with 0.8, four in five have the right speaker. It
/// is 1 if there was no alternative.
/// </param>
public readonly record struct Turn(int Speaker, double Start, double End, double Confidence = 1)
{
    /// <summary>Length in seconds.</summary>
    public double Duration => End - Start;
}
