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

    private readonly float[][] _powers;
    private readonly float[] _levels;

    public ChannelNoise(ChannelSound sound)
    {
        var levels = sound.Levels;
        var quiet = Quiet(sound);
        _powers = new float[levels.Channels][];
        _levels = new float[levels.Channels];
        // Where somebody always speaks the quietest moments stand in.
        var (frames, share) = quiet.Count >= LeastFrames ? (quiet, 0.5) : (Enumerable.Range(0, levels.Count).ToList(), QuietShare);
        var step = 1 + (frames.Count / MostFrames);
        var values = new float[(frames.Count + step - 1) / step];
        for (var channel = 0; channel < levels.Channels; channel++)
        {
            _powers[channel] = new float[levels.Bands];
            for (var band = 0; band < levels.Bands; band++)
            {
                for (var index = 0; index < values.Length; index++)
                    values[index] = ChannelLevels.Power(levels.BandsAt(channel, frames[index * step])[band]);
                _powers[channel][band] = Quantile.Of(values, share);
            }
            for (var index = 0; index < values.Length; index++)
                values[index] = ChannelLevels.Decibels(levels.At(channel, frames[index * step]));
            _levels[channel] = Quantile.Of(values, share);
        }
    }

    /// <summary>Power in each band of a channel.</summary>
    public ReadOnlySpan<float> Powers(int channel) => _powers[channel];

    /// <summary>Level of a channel in decibels.</summary>
    public float Level(int channel) => _levels[channel];

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
