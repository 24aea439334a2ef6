namespace Symbl.Speech.Scoring;

/// <summary>A stretch of speech by a named speaker: what reference and hypothesis are made of.</summary>
/// <param name="Speaker">Name, as in the RTTM file.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds; a segment that ends where it starts, or before, says nothing.</param>
public readonly record struct SpeakerSegment(string Speaker, double Start, double End)
{
    /// <summary>Length in seconds.</summary>
    public double Duration => End - Start;
}
