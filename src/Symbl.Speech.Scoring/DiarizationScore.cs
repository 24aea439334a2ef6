namespace Symbl.Speech.Scoring;

/// <summary>What is scored, and how strictly.</summary>
public sealed record ScoringOptions
{
    /// <summary>
    /// Seconds on <em>each</em> side of every reference boundary that are not scored (NIST: 0.25). Some tools state the sum of both
    /// sides.
    /// </summary>
    public double Collar { get; init; }

    /// <summary>Leave out stretches where the reference has two or more speakers at once.</summary>
    public bool SkipOverlap { get; init; }

    /// <summary>
    /// The stretches that are scored, in seconds (un-partitioned evaluation map). Without one, everything from the first to the last
    /// boundary of reference and hypothesis.
    /// </summary>
    public IReadOnlyList<(double Start, double End)>? Evaluated { get; init; }
}

/// <summary>How well one speaker of the reference was found, under the best mapping of names. Times are seconds.</summary>
/// <param name="Speaker">Name in the reference.</param>
/// <param name="MappedTo">Name in the hypothesis; null where no speaker of it was mapped to this one.</param>
/// <param name="Total">Time this speaker speaks within what is scored.</param>
/// <param name="Missed">
/// Part of <paramref name="Total"/> nobody was found for. Where several speakers at once are not found right and only some of them are
/// missed, each has an even share, so that the sums over all speakers are those of the score.
/// </param>
/// <param name="Confusion">Part of <paramref name="Total"/> given to somebody else; shared in the same way.</param>
/// <param name="JaccardErrorRate">
/// One less the Jaccard index (time of both over time of either) with the hypothesis speaker that makes the sum over all speakers least;
/// 1 for a speaker without one. Neither collar nor overlap rule applies.
/// </param>
public sealed record SpeakerScore(string Speaker, string? MappedTo, double Total, double Missed, double Confusion, double JaccardErrorRate)
{
    /// <summary>Part of <see cref="Total"/> given to this speaker.</summary>
    public double Correct => Math.Max(0, Total - Missed - Confusion);
}

/// <summary>
/// How far a hypothesis is from a reference. Times are seconds of speaker time: two people at once count twice.
/// <c>Total = correct + Missed + Confusion</c>.
/// </summary>
public sealed class DiarizationScore
{
    /// <summary>Reference speaker time within what is scored.</summary>
    public required double Total { get; init; }

    /// <summary>Reference speaker time nobody was found for.</summary>
    public required double Missed { get; init; }

    /// <summary>Hypothesis speaker time beyond the number of reference speakers.</summary>
    public required double FalseAlarm { get; init; }

    /// <summary>Speaker time given to the wrong speaker under the best mapping of names.</summary>
    public required double Confusion { get; init; }

    /// <summary>Speaker time given to the wrong speaker when names are taken as they are.</summary>
    public required double IdentityConfusion { get; init; }

    /// <summary>
    /// Each speaker the reference has within what is evaluated, in ordinal order of names; those of several recordings one after another.
    /// </summary>
    public required IReadOnlyList<SpeakerScore> Speakers { get; init; }

    /// <summary>Number of speakers the hypothesis has within what is evaluated.</summary>
    public required int HypothesisSpeakers { get; init; }

    /// <summary>Hypothesis name to reference name, for those that were mapped; empty for the sum of several recordings.</summary>
    public required IReadOnlyDictionary<string, string> Mapping { get; init; }

    /// <summary>
    /// Diarization error rate: (missed + false alarm + confusion) / total. Can exceed 1; NaN for a false alarm where nobody speaks.
    /// </summary>
    public double ErrorRate => Rate(Missed + FalseAlarm + Confusion);

    /// <summary>The part of <see cref="ErrorRate"/> that is missed speech.</summary>
    public double MissedRate => Rate(Missed);

    /// <summary>The part of <see cref="ErrorRate"/> that is false alarm; NaN for a false alarm where nobody speaks.</summary>
    public double FalseAlarmRate => Rate(FalseAlarm);

    /// <summary>The part of <see cref="ErrorRate"/> that is speech of somebody else.</summary>
    public double ConfusionRate => Rate(Confusion);

    /// <summary>The error rate when names are taken as they are instead of mapped: were the right people named?</summary>
    public double IdentityErrorRate => Rate(Missed + FalseAlarm + IdentityConfusion);

    /// <summary>
    /// Jaccard error rate (DIHARD II), 0 to 1: mean over the speakers of the reference. Where the reference has none, 1 if the hypothesis has
    /// any and otherwise 0.
    /// </summary>
    public double JaccardErrorRate =>
        Speakers.Count > 0 ? Speakers.Average(speaker => speaker.JaccardErrorRate) : HypothesisSpeakers > 0 ? 1 : 0;

    /// <summary>
    /// The score of several recordings: times are summed, so that the error rates are weighted by time, and the Jaccard error rate is the
    /// mean over the speakers of all recordings.
    /// </summary>
    /// <param name="scores">The scores of the recordings; of none, the score of silence.</param>
    public static DiarizationScore Sum(IEnumerable<DiarizationScore> scores)
    {
        var all = (scores ?? throw new ArgumentNullException(nameof(scores))).ToList();
        return new DiarizationScore
        {
            Total = all.Sum(score => score.Total),
            Missed = all.Sum(score => score.Missed),
            FalseAlarm = all.Sum(score => score.FalseAlarm),
            Confusion = all.Sum(score => score.Confusion),
            IdentityConfusion = all.Sum(score => score.IdentityConfusion),
            Speakers = [.. all.SelectMany(score => score.Speakers)],
            HypothesisSpeakers = all.Sum(score => score.HypothesisSpeakers),
            Mapping = new Dictionary<string, string>(),
        };
    }

    /// <summary>The error rate and its parts, invariant: <c>DER 12.3% of 60.00 s (missed 4.00, false alarm 2.00, confusion 1.38), JER 20.1%</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"DER {100 * ErrorRate:0.0}% of {Total:0.00} s (missed {Missed:0.00}, false alarm {FalseAlarm:0.00}, confusion {Confusion:0.00}), ")
        + FormattableString.Invariant($"JER {100 * JaccardErrorRate:0.0}%");

    private double Rate(double errors) => errors == 0 ? 0 : Total > 0 ? errors / Total : double.NaN;
}
