using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>Compares a channel's levels with the levels that noise and crosstalk from other channels explain.</summary>
internal sealed class OwnLevels
{
    private const float LeastExcess = -3;
    private const float MostExcess = 12;

    private readonly ChannelLevels _levels;
    private readonly ChannelNoise _noise;
    private readonly CrosstalkModel _leaks;
    private readonly IReadOnlyList<int> _used;
    private readonly int _channel;
    private readonly int[] _origins;
    private readonly float[] _leaked;

    public OwnLevels(ChannelLevels levels, ChannelNoise noise, CrosstalkModel leaks, IReadOnlyList<int> used, int channel)
    {
        (_levels, _noise, _leaks, _used, _channel) = (levels, noise, leaks, used, channel);
        _origins = used.Where(other => leaks.Gains(other, channel) is not null).ToArray();
        _leaked = new float[levels.Bands];
    }

    public int Bands => _leaked.Length;

    /// <summary>Channels with known crosstalk into this channel.</summary>
    public IReadOnlyList<int> Origins => _origins;

    /// <summary>
    /// Returns how far the channel exceeds noise and crosstalk, and how far crosstalk alone lifts it above its noise: means over the bands
    /// in decibels.
    /// </summary>
    public (double Excess, double Lift) Compare(int frame)
    {
        Predict(frame);
        var noise = _noise.Powers(_channel);
        var (excess, lift) = (0.0, 0.0);
        var bands = _levels.BandsAt(_channel, frame);
        for (var band = 0; band < bands.Length; band++)
        {
            var explained = noise[band] + _leaked[band];
            excess += Math.Clamp(10 * MathF.Log10(ChannelLevels.Power(bands[band]) / explained), LeastExcess, MostExcess);
            lift += 10 * MathF.Log10(explained / noise[band]);
        }
        return (excess / bands.Length, lift / bands.Length);
    }

    /// <summary>
    /// Returns the usual power in each band while the channel's own speaker talks; empty if the channel has no known speaker.
    /// </summary>
    public float[] Usual()
    {
        var frames = _leaks.Typical(_channel);
        var usual = new float[frames.Count == 0 ? 0 : Bands];
        for (var band = 0; band < usual.Length; band++)
            usual[band] = Quantile.Of(frames.Select(frame => ChannelLevels.Power(_levels.BandsAt(_channel, frame)[band])).ToArray(), 0.5);
        return usual;
    }

    /// <summary>
    /// Returns how far speech of the given power would exceed noise and crosstalk in a frame, in decibels; infinite if no speech is given.
    /// </summary>
    public double Excess(int frame, ReadOnlySpan<float> speech)
    {
        if (speech.IsEmpty)
            return double.PositiveInfinity;
        Predict(frame);
        var noise = _noise.Powers(_channel);
        var excess = 0.0;
        for (var band = 0; band < speech.Length; band++)
            excess += Math.Min(MostExcess, 10 * MathF.Log10(1 + (speech[band] / (noise[band] + _leaked[band]))));
        return excess / speech.Length;
    }

    /// <summary>
    /// Computes power gains that remove crosstalk down to the channel's noise. Returns their mean, which is 1 if there is no crosstalk to
    /// remove.
    /// </summary>
    public float Gains(int frame, float over, Span<float> gains)
    {
        Predict(frame);
        var noise = _noise.Powers(_channel);
        var bands = _levels.BandsAt(_channel, frame);
        var sum = 0f;
        for (var band = 0; band < gains.Length; band++)
        {
            var power = ChannelLevels.Power(bands[band]);
            var least = Math.Min(1, noise[band] / power);
            gains[band] = _leaked[band] < 0.1f * noise[band] ? 1 : Math.Max(least, 1 - (over * _leaked[band] / power));
            sum += gains[band];
        }
        return sum / gains.Length;
    }

    private void Predict(int frame)
    {
        _leaked.AsSpan().Clear();
        foreach (var other in _origins)
        {
            var at = Math.Clamp(frame - _leaks.Delay(other, _channel), 0, _levels.Count - 1);
            var gains = _leaks.Gains(other, _channel)!;
            for (var band = 0; band < _leaked.Length; band++)
                _leaked[band] += gains[band] * OwnPower(other, at, band);
        }
    }

    /// <summary>
    /// Returns a channel's power without the part that other channels explain. Otherwise crosstalk of crosstalk would count twice.
    /// </summary>
    private float OwnPower(int channel, int frame, int band)
    {
        var power = ChannelLevels.Power(_levels.BandsAt(channel, frame)[band]) - _noise.Powers(channel)[band];
        foreach (var other in _used)
        {
            if (other == channel || _leaks.Gains(other, channel) is not { } gains)
                continue;
            var at = Math.Clamp(frame - _leaks.Delay(other, channel), 0, _levels.Count - 1);
            power -= gains[band] * Math.Max(0, ChannelLevels.Power(_levels.BandsAt(other, at)[band]) - _noise.Powers(other)[band]);
        }
        return Math.Max(0, power);
    }
}
