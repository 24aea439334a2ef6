namespace Symbl.Speech.Features;

/// <summary>The features of each 10 ms of a recording.</summary>
/// <param name="Count">Number of frames.</param>
/// <param name="Bands">Mel bands per frame.</param>
/// <param name="Cepstra">Cepstral coefficients per frame.</param>
/// <param name="LogMel">Natural logarithms of the mel energies, frame by frame.</param>
/// <param name="Mfcc">Mel-frequency cepstral coefficients from the first one on, frame by frame.</param>
/// <param name="Periodicity">Periodicity of each frame, 0 to 1.</param>
/// <param name="Pitch">Pitch of each frame in hertz, meaningful if the frame is voiced.</param>
/// <param name="Duration">Length of the recording in seconds.</param>
internal sealed record FrameFeatures(
    int Count, int Bands, int Cepstra, float[] LogMel, float[] Mfcc, float[] Periodicity, float[] Pitch, double Duration)
{
    /// <summary>Frames per second.</summary>
    public const int Rate = 100;

    /// <summary>Periodicity of each frame without its first voice, 0 to 1; empty if it was not measured.</summary>
    public float[] SecondPeriodicity { get; init; } = [];

    public ReadOnlySpan<float> MelAt(int frame) => LogMel.AsSpan(frame * Bands, Bands);

    public ReadOnlySpan<float> MfccAt(int frame) => Mfcc.AsSpan(frame * Cepstra, Cepstra);
}
