using Symbl.Speech.Features;

namespace Symbl.Speech.Separation;

/// <summary>What each channel holds while nobody speaks on any of them, band by band.</summary>
internal sealed class ChannelNoise
{
    // Speech fades into a room, and its neighbourhood is smoothed: what lies close to it is not noise alone.
    private const int Distance = 15;

    private const int LeastFrames = FrameFeatures.Rate / 2;
    private const int MostFrames = 20_000;
    private const double QuietShare = 0.1;

    // Digital silence, a gate or coarse samples are no noise to measure by: what is so far below what is loud is not heard.
    private const double LoudShare = 0.95;
    private const float MostRange = 40;

    private readonly float[][] _powers;
    private readonly float[] _levels;

    public ChannelNoise(ChannelSound sound)
    {
        var levels = sound.Levels;
        var quiet = Quiet(sound);
        // Where somebody always speaks the quietest moments stand in.
        var all = Thin(Enumerable.Range(0, levels.Count).ToList());
        var (frames, share) = quiet.Count >= LeastFrames ? (Thin(quiet), 0.5) : (all, QuietShare);
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

    /// <summary>Power in each band of a channel.</summary>
    public ReadOnlySpan<float> Powers(int channel) => _powers[channel];

    /// <summary>Level of a channel in decibels.</summary>
    public float Level(int channel) => _levels[channel];

    private static float Floor(int[] frames, double share, int[] all, Func<int, float> level) => Math.Max(
        Quantile.Of(Array.ConvertAll(frames, frame => level(frame)), share),
        Quantile.Of(Array.ConvertAll(all, frame => level(frame)), LoudShare) - MostRange);

    private static int[] Thin(List<int> frames)
    {
        var step = 1 + (frames.Count / MostFrames);
        return frames.Where((_, index) => index % step == 0).ToArray();
    }

    private static List<int> Quiet(ChannelSound sound)
    {
        var spoken = new bool[sound.Levels.Count];
        foreach (var stretch in sound.Heard.SelectMany(stretches => stretches))
        {
            var start = Math.Max(0, stretch.Start - Distance);
            spoken.AsSpan(start, Math.Min(spoken.Length, stretch.End + Distance) - start).Fill(true);
        }
        return Enumerable.Range(0, spoken.Length).Where(frame => !spoken[frame]).ToList();
    }
}
