namespace Symbl.Speech.Audio;

/// <summary>A text label inside a recording.</summary>
/// <param name="Start">Seconds from the start of the recording.</param>
/// <param name="Duration">Seconds; 0 where the label marks a point.</param>
/// <param name="Text">Never empty.</param>
public readonly record struct WaveLabel(double Start, double Duration, string Text)
{
    /// <summary>Seconds from the start of the recording.</summary>
    public double End => Start + Duration;
}
