using Symbl.Speech.Features;

namespace Symbl.Speech.Activity;

/// <summary>
/// Computes the level of each frame above the noise around it in decibels: the mean over the bands that carry speech. Each band has its own
/// noise floor, so hum, hiss and a slowly changing room do not count.
/// </summary>
internal static class LoudnessTrack
{
    private const int BlockFrames = 4 * FrameFeatures.Rate;
    private const int ReachBlocks = 5;
    private const int SampledEvery = FrameFeatures.Rate / 10;
    private const double FloorQuantile = 0.1;
    private const float DecibelsPerNeper = 4.3429448f;

    public static float[] AboveFloor(FrameFeatures features)
    {
        var bands = features.Bands;
        var floors = BandFloors(features);
        var blocks = floors.Length / bands;
        var loudness = new float[features.Count];
        for (var frame = 0; frame < features.Count; frame++)
        {
            var floor = floors.AsSpan(Math.Min(frame / BlockFrames, blocks - 1) * bands, bands);
            var mel = features.MelAt(frame);
            var sum = 0f;
            for (var band = 0; band < bands; band++)
                sum += Math.Max(0, mel[band] - floor[band]);
            loudness[frame] = DecibelsPerNeper * sum / bands;
        }
        return loudness;
    }

    /// <summary>Smooths values with a triangular window over the reach on each side.</summary>
    public static float[] Smooth(ReadOnlySpan<float> values, int reach)
    {
        var smooth = new float[values.Length];
        for (var frame = 0; frame < values.Length; frame++)
        {
            var (sum, weights) = (0f, 0f);
            for (var offset = -reach; offset <= reach; offset++)
            {
                var at = frame + offset;
                if (at < 0 || at >= values.Length)
                    continue;
                var weight = reach + 1 - Math.Abs(offset);
                sum += weight * values[at];
                weights += weight;
            }
            smooth[frame] = sum / weights;
        }
        return smooth;
    }

    // A low quantile of each band over the surrounding 44 s, from ten frames per second. The cost grows linearly with the length.
    private static float[] BandFloors(FrameFeatures features)
    {
        var bands = features.Bands;
        var blocks = Math.Max(1, features.Count / BlockFrames);
        var floors = new float[blocks * bands];
        var window = new float[((2 * ReachBlocks) + 2) * BlockFrames / SampledEvery];
        for (var block = 0; block < blocks; block++)
        {
            var first = Math.Max(0, block - ReachBlocks) * BlockFrames;
            var last = block == blocks - 1 ? features.Count : Math.Min(features.Count, (block + ReachBlocks + 1) * BlockFrames);
            for (var band = 0; band < bands; band++)
            {
                var count = 0;
                for (var frame = first; frame < last; frame += SampledEvery)
                    window[count++] = features.LogMel[(frame * bands) + band];
                Array.Sort(window, 0, count);
                floors[(block * bands) + band] = window[(int)(FloorQuantile * (count - 1))];
            }
        }
        return floors;
    }
}
