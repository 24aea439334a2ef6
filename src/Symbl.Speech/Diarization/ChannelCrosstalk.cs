namespace Symbl.Speech.Diarization;

/// <summary>The level of the speech of one channel on another channel.</summary>
/// <param name="From">Number, from 1, of the channel of the speaker.</param>
/// <param name="To">Number, from 1, of the channel on which the crosstalk is audible.</param>
/// <param name="Decibels">
/// Level of the crosstalk relative to the same speech on its own channel, as recorded. A channel with more gain raises all audio, so its
/// number is higher.
/// </param>
public readonly record struct ChannelCrosstalk(int From, int To, double Decibels);
