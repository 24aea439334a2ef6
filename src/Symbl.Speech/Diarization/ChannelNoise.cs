using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Measures the noise of each channel, band by band, in moments without speech on any channel: frames in which every channel is near its
/// quietest level.
/// </summary>
internal sealed class ChannelNoise
{
    private const double QuietShare = 0.1;

    /// <summary>Decibels by which steady noise exceeds its quiet moments.</summary>
    private const float QuietRange = 4;

    private const int LeastFrames = FrameFeatures.Rate / 2;
    private const int MostFrames = 20_000;

    // Digital silence, a gate or coarse samples give no usable noise level. Audio this far below the loud parts is not audible.
    private const double LoudShare = 0.95;
    private const float MostRange = 50;

    private readonly float[][] _powers;
    private readonly float[] _levels;

    public ChannelNoise(ChannelLevels levels)
    {
        var all = Enumerable.Range(0, MostFrames).Select(index => (int)((long)index * levels.Count / MostFrames)).Distinct()
            .Where(frame => frame < levels.Count).ToArray();
        var limits = Enumerable.Range(0, levels.Channels).Select(channel =>
            QuietRange + Quantile.Of(Array.ConvertAll(all, frame => ChannelLevels.Decibels(levels.At(channel, frame))), QuietShare)).ToArray();
        var quiet = Array.FindAll(all, frame => Enumerable.Range(0, levels.Channels)
            .All(channel => ChannelLevels.Decibels(levels.At(channel, frame)) <= limits[channel]));
        // If someone always speaks, use the quiet moments of each channel instead.
        var (frames, share) = quiet.Length >= Math.Min(LeastFrames, all.Length) ? (quiet, 0.5) : (all, QuietShare);
        _powers = new float[levels.Channels][];
        _levels = new float[levels.Channels];
        for (var channel = 0; channel < levels.Channels; channel++)
        {
            _powers[channel] = new float[levels.Bands];
            for (var band = 0; band < levels.Bands; band++)
            {
                float Level(int frame) => ChannelLevels.Decibels(levels.BandsAt(channel, frame)[band]);
                _powers[channel][band] = MathF.Pow(10, Floor(frames, share, all, Level) / 10);
            }
            _levels[channel] = Floor(frames, share, all, frame => ChannelLevels.Decibels(levels.At(channel, frame)));
        }
    }

    /// <summary>Returns the power of the noise in each band of a channel.</summary>
    public ReadOnlySpan<float> Powers(int channel) => _powers[channel];

    /// <summary>Returns the level of a channel's noise in decibels.</summary>
    public float Level(int channel) => _levels[channel];

    private static float Floor(int[] frames, double share, int[] all, Func<int, float> level) => Math.Max(
        Quantile.Of(Array.ConvertAll(frames, frame => level(frame)), share),
        Quantile.Of(Array.ConvertAll(all, frame => level(frame)), LoudShare) - MostRange);
}
