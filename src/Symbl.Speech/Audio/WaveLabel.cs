namespace Symbl.Speech.Audio;

/// <summary>A text label in a recording.</summary>
/// <param name="Start">Seconds from the start of the recording.</param>
/// <param name="Duration">Length in seconds; 0 if the label marks a point.</param>
/// <param name="Text">Text of the label, never empty.</param>
public readonly record struct WaveLabel(double Start, double Duration, string Text)
{
    /// <summary>Seconds from the start of the recording.</summary>
    public double End => Start + Duration;
}
