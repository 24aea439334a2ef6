using Symbl.Speech.Features;

namespace Symbl.Speech.Activity;

/// <summary>Computes the level of each frame in decibels, in all bands together.</summary>
internal static class FrameLevels
{
    private const float DecibelsPerNeper = 4.3429448f;

    public static float[] Of(FrameFeatures features)
    {
        var levels = new float[features.Count];
        for (var frame = 0; frame < levels.Length; frame++)
            levels[frame] = At(features, frame);
        return levels;
    }

    /// <summary>Returns the level of a frame.</summary>
    public static float At(FrameFeatures features, int frame)
    {
        var sum = 0f;
        foreach (var band in features.MelAt(frame))
            sum += MathF.Exp(band);
        return DecibelsPerNeper * MathF.Log(sum);
    }
}
