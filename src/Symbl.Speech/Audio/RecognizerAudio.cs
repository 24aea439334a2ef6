namespace Symbl.Speech.Audio;

/// <summary>Audio in the form that speech recognizers take: one channel, 16 kHz.</summary>
public static class RecognizerAudio
{
    /// <summary>Sample rate in hertz.</summary>
    public const int SampleRate = 16_000;

    /// <summary>Mixes the channels of a source and converts the mix to the sample rate of recognizers.</summary>
    /// <param name="source">The source. The result disposes it.</param>
    public static IAudioSource Of(IAudioSource source) => ResampledSource.AtRate(new MonoMix(source), SampleRate);
}
