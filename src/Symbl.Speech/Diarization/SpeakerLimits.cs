namespace Symbl.Speech.Diarization;

/// <summary>The number of speakers, as far as it is known.</summary>
/// <param name="Minimum">The smallest number, at least 1.</param>
/// <param name="Maximum">The largest number. If it equals <paramref name="Minimum"/>, the number is stated and not estimated.</param>
public readonly record struct SpeakerLimits(int Minimum, int Maximum)
{
    /// <summary>Whether the number is stated.</summary>
    public bool IsExact => Minimum == Maximum;

    /// <summary>States the number.</summary>
    /// <param name="count">Number of speakers, at least 1.</param>
    public static SpeakerLimits Exactly(int count) => new(count, count);
}
