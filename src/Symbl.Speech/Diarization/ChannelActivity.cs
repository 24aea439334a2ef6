using Symbl.Speech.Activity;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Distinguishes the speech of a channel's own speaker from crosstalk, by the level of the channel above the level that crosstalk and the
/// channel's noise explain, band by band.
/// </summary>
internal sealed class ChannelActivity
{
    // The threshold exceeds the usual level of crosstalk alone by this part of the distance to own speech, or by this many deviations if
    // that is less, and by the least threshold at least. If own speech is unknown, its distance is the usual threshold. Levels are in
    // decibels.
    private const double Middle = 0.5;
    private const double Deviations = 2.5;
    private const double LeastThreshold = 1.5;
    private const double UsualThreshold = 4;

    /// <summary>
    /// Crosstalk that lifts the channel by this many decibels has its full effect. Crosstalk below the noise has no effect.
    /// </summary>
    private const double FullLift = 3;

    // On the channel of one speaker, a level no higher than the noise is silence, whatever a detector reports for the time around it.
    // Pauses of at least this length end a segment, and the segment ends with the audible speech.
    private const double Silence = 1.5;
    private const int ShortestPause = 30;
    private const int Shortest = 12;
    private const int Margin = 3;

    /// <summary>Evidence of the detector's decision for speech if no crosstalk speaks against it.</summary>
    private const double Trust = 0.05;

    private const double MostEvidence = 8;
    private const double EvidenceWeight = 0.15;
    private const double SwitchCost = 4;
    private const int ShortestStay = 15;

    /// <summary>Decibels of evidence that raise the odds by a factor of e.</summary>
    private const double Scale = 1.5;

    private readonly OwnLevels _levels;
    private readonly double _threshold;
    private readonly float[] _usual;

    /// <param name="levels">Levels of the channel.</param>
    /// <param name="leaks">Crosstalk into the channel.</param>
    /// <param name="count">Number of frames of the recording.</param>
    /// <param name="channel">Number of the channel.</param>
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

    /// <summary>Returns the parts of the channel's detected speech that belong to its own speaker.</summary>
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

    /// <summary>
    /// Returns the parts of segments in which the channel is louder than its noise and crosstalk, with the pauses that are part of speech.
    /// </summary>
    private List<Segment> Sounding(IReadOnlyList<Segment> speech)
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
    /// Returns the confidence, 0 to 1, that a frame assigned to the channel's own speaker holds that speaker and not crosstalk. It is 1 if
    /// there is no crosstalk to confuse with the speaker.
    /// </summary>
    public double Confidence(int frame)
    {
        var (excess, lift) = _levels.Compare(frame);
        return 1 - (Math.Min(1, lift / FullLift) / (1 + Math.Exp((excess - _threshold) / Scale)));
    }

    /// <summary>Returns true if crosstalk in a frame is so loud that it would hide the channel's own speaker at the usual level.</summary>
    public bool IsMasked(int frame) => _levels.Excess(frame, _usual) < _threshold;

    /// <summary>
    /// Returns the evidence in decibels for the channel's own speaker in a frame of detected speech; negative for crosstalk.
    /// </summary>
    private double Evidence(int frame)
    {
        var (excess, lift) = _levels.Compare(frame);
        var evidence = Math.Clamp(excess - _threshold, -MostEvidence, MostEvidence);
        return evidence > 0 ? evidence : Trust + (evidence * Math.Min(1, lift / FullLift));
    }

    private float[] Excesses(IEnumerable<int> frames) => frames.Select(frame => (float)_levels.Compare(frame).Excess).ToArray();
}
