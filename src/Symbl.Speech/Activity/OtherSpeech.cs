namespace Symbl.Speech.Activity;

/// <summary>The speech that another detector found in the same audio.</summary>
/// <param name="Segments">Start and end of each segment in seconds.</param>
/// <param name="Undecided">
/// Share of the audio, 0 to 1, for which the other detector gives no clear answer. It is high if the detector does not suit the recording.
/// </param>
public sealed record OtherSpeech(IReadOnlyList<(double Start, double End)> Segments, double Undecided = 0);
