using Symbl.Speech.Activity;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Separation;

/// <summary>
/// Tells what of a channel's sound is said by its own speaker and what is only heard from others: how far the channel stands, band by band,
/// above what the leaks and its noise explain.
/// </summary>
internal sealed class OwnSpeech
{
    private const float LeastExcess = -3;
    private const float MostExcess = 12;

    // Where the threshold lies between leak alone and own speech, and how sure it must be that it is no leak.
    private const double Middle = 0.5;
    private const double Deviations = 2.5;
    private const double LeastThreshold = 1.5;
    private const double UsualThreshold = 4;

    /// <summary>A leak that lifts the channel this much, in decibels, counts in full; one below the noise says nothing.</summary>
    private const double FullLift = 3;

    /// <summary>What the detector's word counts where no leak speaks against it.</summary>
    private const double Trust = 0.05;

    private const double MostEvidence = 8;
    private const double EvidenceWeight = 0.15;
    private const double SwitchCost = 4;
    private const int ShortestStay = 15;

    private readonly ChannelLevels _levels;
    private readonly ChannelNoise _noise;
    private readonly LeakModel _leaks;
    private readonly IReadOnlyList<int> _used;
    private readonly int _channel;
    private readonly int[] _origins;
    private readonly float[] _predicted;
    private readonly double _threshold;

    public OwnSpeech(ChannelLevels levels, ChannelNoise noise, LeakModel leaks, IReadOnlyList<int> used, int channel)
    {
        (_levels, _noise, _leaks, _used, _channel) = (levels, noise, leaks, used, channel);
        _origins = used.Where(other => leaks.Gains(other, channel) is not null).ToArray();
        _predicted = new float[levels.Bands];
        var leaked = Excesses(_origins.SelectMany(other => Arrivals(other)));
        var own = Excesses(leaks.Typical(channel));
        var usual = Quantile.Of(leaked, 0.5);
        var deviation = usual - Quantile.Of(leaked, 0.16);
        var distance = own.Length == 0 ? UsualThreshold : Quantile.Of(own, 0.5) - usual;
        _threshold = usual + Math.Max(LeastThreshold, Math.Min(Math.Max(Deviations * deviation, LeastThreshold), Middle * distance));
    }

    /// <summary>The channel's own parts of what was detected on it.</summary>
    public List<Stretch> Of(IReadOnlyList<Stretch> speech)
    {
        var own = new List<Stretch>();
        foreach (var stretch in speech)
        {
            var scores = new float[2 * stretch.Length];
            for (var frame = 0; frame < stretch.Length; frame++)
                scores[(2 * frame) + 1] = (float)(EvidenceWeight * Evidence(stretch.Start + frame));
            var path = new byte[stretch.Length];
            DurationViterbi.Decode(scores, 2, [ShortestStay, ShortestStay], SwitchCost, path);
            own.AddRange(Stretch.FromLabels(path, 1).Select(part => new Stretch(stretch.Start + part.Start, stretch.Start + part.End)));
        }
        return own;
    }

    /// <summary>Evidence that the channel's own speaker speaks in a frame of detected speech: decibels over what else explains it.</summary>
    public double Evidence(int frame)
    {
        var (excess, lift) = Look(frame);
        var evidence = Math.Clamp(excess - _threshold, -MostEvidence, MostEvidence);
        return evidence > 0 ? evidence : Trust + (evidence * Math.Min(1, lift / FullLift));
    }

    private IEnumerable<int> Arrivals(int other) => _leaks.Typical(other)
        .Select(frame => frame + _leaks.Delay(other, _channel)).Where(frame => frame >= 0 && frame < _levels.Count);

    private float[] Excesses(IEnumerable<int> frames) => frames.Select(frame => (float)Look(frame).Excess).ToArray();

    /// <summary>
    /// How far the channel stands above noise and leaks, and how far the leaks alone lift it over its noise: means over the bands in decibels.
    /// </summary>
    private (double Excess, double Lift) Look(int frame)
    {
        var noise = _noise.Powers(_channel);
        _predicted.AsSpan().Clear();
        foreach (var other in _origins)
        {
            var at = Math.Clamp(frame - _leaks.Delay(other, _channel), 0, _levels.Count - 1);
            var gains = _leaks.Gains(other, _channel)!;
            for (var band = 0; band < _predicted.Length; band++)
                _predicted[band] += gains[band] * OwnPower(other, at, band);
        }
        var (excess, lift) = (0.0, 0.0);
        var bands = _levels.BandsAt(_channel, frame);
        for (var band = 0; band < bands.Length; band++)
        {
            var explained = noise[band] + _predicted[band];
            excess += Math.Clamp(10 * MathF.Log10(ChannelLevels.Power(bands[band]) / explained), LeastExcess, MostExcess);
            lift += 10 * MathF.Log10(explained / noise[band]);
        }
        return (excess / bands.Length, lift / bands.Length);
    }

    /// <summary>A channel's power without what others explain of it: a leak of a leak would be counted twice.</summary>
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
