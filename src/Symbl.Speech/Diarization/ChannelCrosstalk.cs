namespace Symbl.Speech.Diarization;

/// <summary>How much of what is said on one channel is heard on another.</summary>
/// <param name="From">Channel number from 1 of who is heard.</param>
/// <param name="To">Channel number from 1 on which the leak arrives.</param>
/// <param name="Decibels">
/// Level of the leak relative to the same speech on its own channel, as recorded: a channel with more gain has more of everything, and so a
/// higher number.
/// </param>
public readonly record struct ChannelCrosstalk(int From, int To, double Decibels);
