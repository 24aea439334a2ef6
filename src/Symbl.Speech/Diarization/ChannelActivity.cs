using Symbl.Speech.Activity;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Tells what of a channel's sound is said by its own speaker and what is only heard from others: how far the channel stands, band by band,
/// above what the leaks and its noise explain.
/// </summary>
internal sealed class ChannelActivity
{
    // Where the threshold lies between leak alone and own speech, and how sure it must be that it is no leak.
    private const double Middle = 0.5;
    private const double Deviations = 2.5;
    private const double LeastThreshold = 1.5;
    private const double UsualThreshold = 4;

    /// <summary>A leak that lifts the channel this much, in decibels, counts in full; one below the noise says nothing.</summary>
    private const double FullLift = 3;

    // On a channel of one's own, what stands no higher than its noise is silence, whatever a detector makes of its neighbourhood: pauses from
    // this length on end a stretch, and its ends are where the sound is.
    private const double Silence = 1.5;
    private const int ShortestPause = 30;
    private const int Shortest = 12;
    private const int Margin = 3;

    /// <summary>What the detector's word counts where no leak speaks against it.</summary>
    private const double Trust = 0.05;

    private const double MostEvidence = 8;
    private const double EvidenceWeight = 0.15;
    private const double SwitchCost = 4;
    private const int ShortestStay = 15;

    /// <summary>Decibels of evidence that make it e times as likely.</summary>
    private const double Scale = 1.5;

    private readonly OwnLevels _levels;
    private readonly double _threshold;
    private readonly float[] _usual;

    /// <param name="levels">Of the channel.</param>
    /// <param name="leaks">Into it.</param>
    /// <param name="count">Frames of the recording.</param>
    /// <param name="channel">Which it is.</param>
    public ChannelActivity(OwnLevels levels, CrosstalkModel leaks, int count, int channel)
    {
        _levels = levels;
        var arrivals =
            from origin in levels.Origins
            from frame in leaks.Typical(origin)
            let at = frame + leaks.Delay(origin, channel)
            where at >= 0 && at < count
            select at;
        var leaked = Excesses(arrivals);
        var own = Excesses(leaks.Typical(channel));
        var usual = Quantile.Of(leaked, 0.5);
        var deviation = usual - Quantile.Of(leaked, 0.16);
        var distance = own.Length == 0 ? UsualThreshold : Quantile.Of(own, 0.5) - usual;
        _usual = levels.Usual();
        _threshold = usual + Math.Max(LeastThreshold, Math.Min(Deviations * deviation, Middle * distance));
    }

    /// <summary>The channel's own parts of what was detected on it.</summary>
    public List<Segment> Of(IReadOnlyList<Segment> speech)
    {
        var own = new List<Segment>();
        foreach (var stretch in speech)
        {
            var scores = new float[2 * stretch.Length];
            for (var frame = 0; frame < stretch.Length; frame++)
                scores[(2 * frame) + 1] = (float)(EvidenceWeight * Evidence(stretch.Start + frame));
            var path = new byte[stretch.Length];
            DurationViterbi.Decode(scores, 2, [ShortestStay, ShortestStay], SwitchCost, path);
            own.AddRange(Segment.FromLabels(path, 1).Select(part => new Segment(stretch.Start + part.Start, stretch.Start + part.End)));
        }
        return Sounding(own);
    }

    /// <summary>What of stretches stands above the channel's noise and leaks, with the pauses that are part of speech.</summary>
    public List<Segment> Sounding(IReadOnlyList<Segment> speech)
    {
        var sounding = new List<Segment>();
        foreach (var stretch in speech)
        {
            var labels = new byte[stretch.Length];
            for (var frame = 0; frame < stretch.Length; frame++)
                labels[frame] = (byte)(_levels.Compare(stretch.Start + frame).Excess > Silence ? 1 : 0);
            var parts = Segment.Join(Segment.FromLabels(labels, 1), ShortestPause).Where(part => part.Length >= Shortest);
            sounding.AddRange(parts.Select(part => new Segment(
                Math.Max(stretch.Start, stretch.Start + part.Start - Margin), Math.Min(stretch.End, stretch.Start + part.End + Margin))));
        }
        return sounding;
    }

    /// <summary>
    /// How likely it is that the channel's own speaker, and no leak, is what is heard in a frame that was given to the speaker: 0 to 1, and
    /// 1 where no leak is there that could be heard instead.
    /// </summary>
    public double Confidence(int frame)
    {
        var (excess, lift) = _levels.Compare(frame);
        return 1 - (Math.Min(1, lift / FullLift) / (1 + Math.Exp((excess - _threshold) / Scale)));
    }

    /// <summary>Whether the leaks in a frame are so loud that the channel's own speaker, as loud as usual, would not be noticed.</summary>
    public bool IsMasked(int frame) => _levels.Excess(frame, _usual) < _threshold;

    /// <summary>Decibels that speak for the channel's own speaker in a frame of detected speech; below 0 for a leak.</summary>
    private double Evidence(int frame)
    {
        var (excess, lift) = _levels.Compare(frame);
        var evidence = Math.Clamp(excess - _threshold, -MostEvidence, MostEvidence);
        return evidence > 0 ? evidence : Trust + (evidence * Math.Min(1, lift / FullLift));
    }

    private float[] Excesses(IEnumerable<int> frames) => frames.Select(frame => (float)_levels.Compare(frame).Excess).ToArray();
}
