namespace Symbl.Speech.Features;

/// <summary>
/// Raises frames that are far below the loud parts of a channel to a floor, so that digital silence does not become an outlier and its
/// rounding does not become a voice. The floor is relative to the channel, so a quiet recording gives the same features as a loud one.
/// </summary>
internal static class FeatureFloors
{
    // Both floors were chosen on single-microphone meetings and telephone calls. Values from half to four times as large give the same error
    // rates within 2 points.

    /// <summary>Floor of a band relative to a loud frame. Sound this far below speech tells nothing about the speaker.</summary>
    private const double BandFloor = 3e-8;

    /// <summary>Energy in the window of the pitch tracker, relative to a loud frame, from which on periodicity counts.</summary>
    private const double PitchFloor = 8e-6;

    // A frame is loud if only this share of the frames is louder, but at least and at most a number of frames.
    private const double LoudShare = 0.01;
    private const int LeastLoudFrames = 5;
    private const int MostLoudFrames = 20;

    /// <summary>A logarithm this far above the floor does not change by the floor.</summary>
    private const double Negligible = 17;

    /// <summary>Applies the floors in place.</summary>
    /// <param name="logMel">Natural logarithms of the mel energies, frame by frame.</param>
    /// <param name="bands">Mel bands per frame.</param>
    /// <param name="periodicity">Periodicity of each frame.</param>
    /// <param name="energy">Energy of each frame in the window of the pitch tracker; can be longer.</param>
    public static void Apply(float[] logMel, int bands, float[] periodicity, float[] energy)
    {
        var loud = Loud(logMel, bands);
        var floor = BandFloor * loud;
        var logFloor = Math.Log(floor);
        for (var index = 0; index < logMel.Length; index++)
        {
            if (logMel[index] < logFloor + Negligible)
                logMel[index] = (float)Math.Log(Math.Exp(logMel[index]) + floor);
        }
        var quiet = PitchFloor * loud;
        for (var frame = 0; frame < periodicity.Length; frame++)
            periodicity[frame] *= (float)(energy[frame] / Math.Sqrt(((double)energy[frame] * energy[frame]) + (quiet * quiet)));
    }

    private static double Loud(float[] logMel, int bands)
    {
        var sums = new double[logMel.Length / bands];
        for (var frame = 0; frame < sums.Length; frame++)
        {
            foreach (var band in logMel.AsSpan(frame * bands, bands))
                sums[frame] += Math.Exp(band);
        }
        Array.Sort(sums);
        var rank = Math.Clamp((int)(LoudShare * sums.Length), LeastLoudFrames, MostLoudFrames);
        return sums.Length == 0 ? 1 : sums[^Math.Min(rank, sums.Length)];
    }
}
