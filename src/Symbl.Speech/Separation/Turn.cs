namespace Symbl.Speech.Separation;

/// <summary>A stretch of speech by one speaker. Turns of different speakers may overlap; turns of one speaker do not.</summary>
/// <param name="Speaker">Speaker number from 1, in order of first speech.</param>
/// <param name="Start">Seconds from the start of the recording.</param>
/// <param name="End">Seconds from the start of the recording, greater than <paramref name="Start"/>.</param>
public readonly record struct Turn(int Speaker, double Start, double End)
{
    /// <summary>Length in seconds.</summary>
    public double Duration => End - Start;
}
