namespace Symbl.Speech.Scoring;

/// <summary>A segment of a named speaker, in a reference or a hypothesis.</summary>
/// <param name="Speaker">Name, as in the RTTM file.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds; a segment that does not end after its start is ignored.</param>
public readonly record struct SpeakerSegment(string Speaker, double Start, double End)
{
    /// <summary>Duration in seconds.</summary>
    public double Duration => End - Start;
}
