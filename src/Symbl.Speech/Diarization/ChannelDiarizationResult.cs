namespace Symbl.Speech.Diarization;

/// <summary>What a separation by channel found.</summary>
/// <param name="Separation">The turns and their provenance.</param>
/// <param name="Channels">
/// Channel number from 1 of each speaker: <c>Channels[speaker - 1]</c>. Channels on which nobody speaks are not in it.
/// </param>
/// <param name="SameSound">
/// All channels carry the same sound: one microphone twice, which tells nothing about who speaks. There are no turns; separate the mix
/// of the channels by voice instead.
/// </param>
/// <param name="LeakDecibels">
/// Level at which the loudest leak arrives on another channel, below 0; null where the channels are clean.
/// </param>
public sealed record ChannelDiarizationResult(
    DiarizationResult Separation, IReadOnlyList<int> Channels, bool SameSound, double? LeakDecibels)
{
    /// <summary>The leaks that are heard above the noise, loudest first; empty where the channels are clean.</summary>
    public IReadOnlyList<ChannelCrosstalk> Leaks { get; init; } = [];
}
