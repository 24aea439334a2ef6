namespace Symbl.Speech.Activity;

/// <summary>The evidence for speech in each frame.</summary>
/// <param name="Loudness">Decibels above the surrounding noise.</param>
/// <param name="Odds">Log odds by properties of all speech, from the half second around a frame.</param>
/// <param name="Learned">Log likelihood ratio of the mixtures that the detector learned from the recording; 0 if it learned none.</param>
/// <param name="Found">1 for frames in segments of speech by odds and mixtures, 0 for other frames. The ends of the segments are rough.</param>
/// <param name="First">The same by the odds alone.</param>
internal sealed record SpeechEvidence(float[] Loudness, float[] Odds, float[] Learned, byte[] Found, byte[] First);
