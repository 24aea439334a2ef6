using Symbl.Speech.Activity;
using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>The properties of the rows of speech that show whether two voices sound at once.</summary>
/// <param name="Mel">Logarithms of the mel energies of each row, each band standardized.</param>
/// <param name="Level">Level of each row in dB.</param>
/// <param name="Periodicity">Periodicity of each row.</param>
/// <param name="SecondPeriodicity">Periodicity of each row without its first voice.</param>
internal sealed record OverlapSound(RowMatrix Mel, float[] Level, float[] Periodicity, float[] SecondPeriodicity)
{
    /// <param name="features">The features of the recording.</param>
    /// <param name="frames">The frame of each row.</param>
    public static OverlapSound From(FrameFeatures features, int[] frames)
    {
        var mel = new RowMatrix(frames.Length, features.Bands);
        var level = new float[frames.Length];
        for (var row = 0; row < frames.Length; row++)
        {
            level[row] = FrameLevels.At(features, frames[row]);
            features.MelAt(frames[row]).CopyTo(mel[row]);
        }
        mel.Standardize();
        return new OverlapSound(mel, level, Of(features.Periodicity), Of(features.SecondPeriodicity));

        float[] Of(float[] values) => Array.ConvertAll(frames, frame => values[frame]);
    }
}
