namespace Symbl.Speech.Diarization;

/// <summary>The result of diarization by channel.</summary>
/// <param name="Separation">The turns and their provenance.</param>
/// <param name="Channels">
/// Number of each speaker's channel, from 1: <c>Channels[speaker - 1]</c>. The list omits channels without speech.
/// </param>
/// <param name="SameSound">
/// True if all channels carry the same audio, as from one microphone. They then cannot distinguish speakers, and there are no turns. Mix
/// the channels and distinguish speakers by voice instead.
/// </param>
/// <param name="LeakDecibels">
/// Level of the loudest crosstalk on another channel relative to its origin, usually below 0; null if the channels are clean.
/// </param>
public sealed record ChannelDiarizationResult(
    DiarizationResult Separation, IReadOnlyList<int> Channels, bool SameSound, double? LeakDecibels)
{
    /// <summary>
    /// Whether each channel has one person: the channels differ, and speech is mostly on one of them at a time. False for copies of one
    /// microphone, a stereo microphone, and music.
    /// </summary>
    public bool OnePersonPerChannel { get; init; }

    /// <summary>The crosstalk that is audible above the noise, loudest first; empty if the channels are clean.</summary>
    public IReadOnlyList<ChannelCrosstalk> Leaks { get; init; } = [];
}
