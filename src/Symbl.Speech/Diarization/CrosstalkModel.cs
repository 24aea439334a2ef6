using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Models how the speech of each channel arrives on the others: power gain in each band and delay. The model measures them in frames in
/// which the channel stands out most against all other channels. The gains of the channels and their own noise cancel out. Crosstalk that
/// does not exceed the noise has a gain near zero, so the model needs no threshold.
/// </summary>
internal sealed class CrosstalkModel
{
    // Own speech stands out against the other channels, so the most prominent frames hold it. The prominence of own speech varies, because
    // gates and coarse samples let crosstalk through unevenly. A share of the whole range therefore belongs to own speech.
    private const double TopShare = 0.995;
    private const double BottomShare = 0.03;
    private const float LeastRange = 6;
    private const float RangeShare = 0.3f;

    /// <summary>Least level above the channel's own noise in decibels.</summary>
    private const float Clear = 6;

    // A channel has no speaker of its own if crosstalk from louder channels explains more than half of its best frames. Crosstalk explains
    // a frame if it has more than this share of the power.
    private const double ExplainedShare = 0.5;
    private const float ExplainedPower = 0.4f;

    /// <summary>A channel carries only one other channel if that one explains nearly all of the explained frames.</summary>
    private const double OnlyShare = 0.85;

    /// <summary>Share of the frames that hold only crosstalk. In the rest other speakers talk at the same time.</summary>
    private const double LeakShare = 0.6;

    private const int EarliestDelay = -3;
    private const int LatestDelay = 8;
    private const double LeastCorrelation = 0.3;
    private const int LeastFrames = 40;
    private const int MostFrames = 4000;

    private readonly ChannelLevels _levels;
    private readonly ChannelNoise _noise;
    private readonly IReadOnlyList<int> _used;
    private readonly float[]?[,] _gains;
    private readonly int[,] _delays;
    private readonly int[][] _typical;
    private readonly int?[] _hears;

    /// <param name="sound">The recording.</param>
    /// <param name="noise">Noise of its channels.</param>
    /// <param name="used">Channels with audible speech, without copies.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public CrosstalkModel(ChannelAudio sound, ChannelNoise noise, IReadOnlyList<int> used, CancellationToken cancel)
    {
        (_levels, _noise, _used) = (sound.Levels, noise, used);
        _gains = new float[]?[_levels.Channels, _levels.Channels];
        _delays = new int[_levels.Channels, _levels.Channels];
        _typical = new int[_levels.Channels][];
        _hears = new int?[_levels.Channels];
        Array.Fill(_typical, []);
        if (used.Count < 2)
            return;
        var heard = new bool[_levels.Count];
        foreach (var stretch in sound.Heard.SelectMany(stretches => stretches))
            heard.AsSpan(stretch.Start, stretch.Length).Fill(true);
        foreach (var channel in used)
        {
            cancel.ThrowIfCancellationRequested();
            Measure(channel, StandingOut(channel, heard));
        }
        foreach (var channel in used)
            _hears[channel] = WhatIsHeard(channel);
        foreach (var channel in used.Where(channel => _hears[channel] is not null))
        {
            _typical[channel] = [];
            foreach (var other in used)
                _gains[channel, other] = null;
        }
    }

    /// <summary>Represents several channels.</summary>
    public const int Several = -1;

    /// <summary>
    /// Returns the channel from which all audible speech on a channel comes, or <see cref="Several"/>; null if the channel has its own
    /// speaker.
    /// </summary>
    public int? Hears(int channel) => _hears[channel];

    /// <summary>
    /// Returns the frames in which the speaker of a channel stands out most, in order; empty if the channel has no known speaker.
    /// </summary>
    public IReadOnlyList<int> Typical(int channel) => _typical[channel];

    /// <summary>Returns the power gain of crosstalk per band; null if the origin has no known speaker.</summary>
    public float[]? Gains(int from, int to) => _gains[from, to];

    /// <summary>Returns the delay of crosstalk in frames.</summary>
    public int Delay(int from, int to) => _delays[from, to];

    /// <summary>Returns the level of crosstalk relative to its origin in decibels.</summary>
    public double Decibels(int from, int to)
    {
        if (_gains[from, to] is not { } gains)
            return double.NegativeInfinity;
        var (sent, arrived) = (0.0, 0.0);
        foreach (var frame in _typical[from])
        {
            for (var band = 0; band < gains.Length; band++)
            {
                var power = ChannelLevels.Power(_levels.BandsAt(from, frame)[band]);
                sent += power;
                arrived += gains[band] * power;
            }
        }
        return 10 * Math.Log10(Math.Max(arrived, 1e-30) / Math.Max(sent, 1e-30));
    }

    /// <summary>
    /// Returns how far crosstalk lifts a channel above its noise while the origin speaks, in decibels: the mean over the bands.
    /// </summary>
    public double Lift(int from, int to)
    {
        if (_gains[from, to] is not { } gains || _typical[from].Length == 0)
            return 0;
        var sum = 0.0;
        foreach (var frame in _typical[from])
        {
            for (var band = 0; band < gains.Length; band++)
                sum += Math.Log10(1 + (gains[band] * ChannelLevels.Power(_levels.BandsAt(from, frame)[band]) / _noise.Powers(to)[band]));
        }
        return 10 * sum / gains.Length / _typical[from].Length;
    }

    private void Measure(int channel, IReadOnlyList<int> frames)
    {
        if (frames.Count < LeastFrames)
            return;
        var thin = Thin(frames);
        var loud = Loudest(channel, thin);
        _typical[channel] = loud;
        foreach (var other in _used)
        {
            if (other == channel)
                continue;
            _delays[channel, other] = FindDelay(channel, other, thin);
            _gains[channel, other] = FindGains(channel, other, loud);
        }
    }

    private int? WhatIsHeard(int channel)
    {
        var frames = _typical[channel];
        var louder = _used.Where(other =>
            other != channel && _typical[other].Length > 0 && Decibels(channel, other) > Decibels(other, channel)).ToArray();
        var (explained, by) = (0, new int[louder.Length]);
        foreach (var frame in frames)
        {
            var any = false;
            for (var index = 0; index < louder.Length; index++)
            {
                if (!Explains(louder[index], channel, frame))
                    continue;
                any = true;
                by[index]++;
            }
            explained += any ? 1 : 0;
        }
        if (explained <= ExplainedShare * frames.Length)
            return null;
        var most = Array.IndexOf(by, by.Max());
        return by[most] > OnlyShare * explained ? louder[most] : Several;
    }

    /// <summary>
    /// Returns true if crosstalk from one channel has more than <see cref="ExplainedPower"/> of the power of another channel in a frame.
    /// </summary>
    private bool Explains(int from, int to, int frame)
    {
        var (gains, at) = (_gains[from, to]!, Math.Clamp(frame - _delays[from, to], 0, _levels.Count - 1));
        var (held, leaked) = (0f, 0f);
        for (var band = 0; band < gains.Length; band++)
        {
            held += ChannelLevels.Power(_levels.BandsAt(to, frame)[band]);
            leaked += gains[band] * Math.Max(0, ChannelLevels.Power(_levels.BandsAt(from, at)[band]) - _noise.Powers(from)[band]);
        }
        return leaked > ExplainedPower * held;
    }

    /// <summary>
    /// Returns the frames in which a channel stands out against the mean of the other channels nearly as much as it ever does.
    /// </summary>
    private List<int> StandingOut(int channel, bool[] heard)
    {
        var clear = _noise.Level(channel) + Clear;
        var frames = Enumerable.Range(0, _levels.Count).Where(frame => heard[frame] && ChannelLevels.Decibels(_levels.At(channel, frame)) > clear).ToList();
        var prominence = frames.ConvertAll(frame => Prominence(channel, frame));
        if (frames.Count < LeastFrames)
            return [];
        var sorted = prominence.ToArray();
        var least = Quantile.Of(sorted, BottomShare);
        // If a speaker talks only for a moment, that moment is the only data.
        var most = sorted[Math.Min((int)(TopShare * (sorted.Length - 1)), sorted.Length - LeastFrames)];
        var enough = most - Math.Max(LeastRange, RangeShare * (most - least));
        return frames.Where((_, index) => prominence[index] >= enough).ToList();
    }

    private float Prominence(int channel, int frame)
    {
        var others = 0f;
        foreach (var other in _used)
        {
            if (other != channel)
                others += ChannelLevels.Decibels(_levels.At(other, frame));
        }
        return ChannelLevels.Decibels(_levels.At(channel, frame)) - (others / (_used.Count - 1));
    }

    private static int[] Thin(IReadOnlyList<int> frames)
    {
        var step = 1 + (frames.Count / MostFrames);
        return frames.Where((_, index) => index % step == 0).ToArray();
    }

    /// <summary>Returns the louder half of the frames, in which crosstalk is clearest.</summary>
    private int[] Loudest(int channel, int[] frames)
    {
        var middle = Quantile.Of(Array.ConvertAll(frames, frame => (float)_levels.At(channel, frame)), 0.5);
        return Array.FindAll(frames, frame => _levels.At(channel, frame) >= middle);
    }

    private int FindDelay(int from, int to, int[] frames)
    {
        var (best, delay) = (LeastCorrelation, 0);
        for (var candidate = EarliestDelay; candidate <= LatestDelay; candidate++)
        {
            var correlation = Correlation(from, to, frames, candidate);
            if (correlation > best)
                (best, delay) = (correlation, candidate);
        }
        return delay;
    }

    private double Correlation(int from, int to, int[] frames, int delay)
    {
        var (count, x, y, xx, yy, xy) = (0, 0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var frame in frames)
        {
            if (frame + delay < 0 || frame + delay >= _levels.Count)
                continue;
            double a = _levels.At(from, frame), b = _levels.At(to, frame + delay);
            (count, x, y, xx, yy, xy) = (count + 1, x + a, y + b, xx + (a * a), yy + (b * b), xy + (a * b));
        }
        var (varianceX, varianceY) = (xx - (x * x / count), yy - (y * y / count));
        return count > 0 && varianceX > 0 && varianceY > 0 ? (xy - (x * y / count)) / Math.Sqrt(varianceX * varianceY) : 0;
    }

    private float[] FindGains(int from, int to, int[] frames)
    {
        var gains = new float[_levels.Bands];
        var ratios = new float[frames.Length];
        var delay = _delays[from, to];
        for (var band = 0; band < gains.Length; band++)
        {
            var count = 0;
            foreach (var frame in frames)
            {
                var sent = ChannelLevels.Power(_levels.BandsAt(from, frame)[band]) - _noise.Powers(from)[band];
                if (sent <= _noise.Powers(from)[band] || frame + delay < 0 || frame + delay >= _levels.Count)
                    continue;
                var arrived = ChannelLevels.Power(_levels.BandsAt(to, frame + delay)[band]) - _noise.Powers(to)[band];
                ratios[count++] = arrived / sent;
            }
            gains[band] = Math.Max(0, Quantile.Of(ratios.AsSpan(0, count), LeakShare));
        }
        return gains;
    }
}
