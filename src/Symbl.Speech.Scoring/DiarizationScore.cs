namespace Symbl.Speech.Scoring;

/// <summary>Options of the scoring.</summary>
public sealed record ScoringOptions
{
    /// <summary>
    /// Seconds on <em>each</em> side of every reference boundary that are not scored (NIST: 0.25). Some tools state the sum of both sides.
    /// </summary>
    public double Collar { get; init; }

    /// <summary>Whether to exclude segments with overlap in the reference.</summary>
    public bool SkipOverlap { get; init; }

    /// <summary>
    /// The scored segments, in seconds (un-partitioned evaluation map); <see langword="null"/> scores everything from the first to the last
    /// boundary of reference and hypothesis.
    /// </summary>
    public IReadOnlyList<(double Start, double End)>? Evaluated { get; init; }
}

/// <summary>Accuracy for one speaker of the reference, under the best mapping of names. Times are in seconds.</summary>
/// <param name="Speaker">Name in the reference.</param>
/// <param name="MappedTo">Name in the hypothesis; null if no speaker of the hypothesis was mapped to this one.</param>
/// <param name="Total">Scored talk time of this speaker.</param>
/// <param name="Missed">
/// Missed part of <paramref name="Total"/>. If several speakers talk at once and only some of them are missed, each has an equal share, so
/// that the sums over all speakers equal the score.
/// </param>
/// <param name="Confusion">Part of <paramref name="Total"/> assigned to another speaker; shared in the same way.</param>
/// <param name="JaccardErrorRate">
/// One minus the Jaccard index (intersection over union of the times) with the assigned speaker of the hypothesis; 1 for a speaker without
/// one. The assignment minimizes the sum over all speakers. Neither collar nor overlap option applies.
/// </param>
public sealed record SpeakerScore(string Speaker, string? MappedTo, double Total, double Missed, double Confusion, double JaccardErrorRate)
{
    /// <summary>Part of <see cref="Total"/> assigned to this speaker.</summary>
    public double Correct => Math.Max(0, Total - Missed - Confusion);
}

/// <summary>
/// Distance of a hypothesis from a reference. Times are seconds of speaker time: time with two speakers counts twice. <c>Total = correct +
/// Missed + Confusion</c>.
/// </summary>
public sealed class DiarizationScore
{
    /// <summary>Scored speaker time of the reference.</summary>
    public required double Total { get; init; }

    /// <summary>Missed speaker time of the reference.</summary>
    public required double Missed { get; init; }

    /// <summary>Speaker time of the hypothesis that exceeds the number of speakers in the reference.</summary>
    public required double FalseAlarm { get; init; }

    /// <summary>Speaker time assigned to the wrong speaker, under the best mapping of names.</summary>
    public required double Confusion { get; init; }

    /// <summary>Speaker time assigned to the wrong speaker, without mapping of names.</summary>
    public required double IdentityConfusion { get; init; }

    /// <summary>
    /// The speakers of the reference within the evaluated segments, in ordinal order of names; several recordings follow one another.
    /// </summary>
    public required IReadOnlyList<SpeakerScore> Speakers { get; init; }

    /// <summary>Number of speakers of the hypothesis within the evaluated segments.</summary>
    public required int HypothesisSpeakers { get; init; }

    /// <summary>Mapping from names in the hypothesis to names in the reference; empty for the sum of several recordings.</summary>
    public required IReadOnlyDictionary<string, string> Mapping { get; init; }

    /// <summary>
    /// Diarization error rate: (missed + false alarm + confusion) / total. Can exceed 1; NaN for a false alarm without speech in the
    /// reference.
    /// </summary>
    public double ErrorRate => Rate(Missed + FalseAlarm + Confusion);

    /// <summary>The fraction of <see cref="ErrorRate"/> that is missed speech.</summary>
    public double MissedRate => Rate(Missed);

    /// <summary>
    /// The fraction of <see cref="ErrorRate"/> that is false alarm; NaN for a false alarm without speech in the reference.
    /// </summary>
    public double FalseAlarmRate => Rate(FalseAlarm);

    /// <summary>The fraction of <see cref="ErrorRate"/> that is assigned to the wrong speaker.</summary>
    public double ConfusionRate => Rate(Confusion);

    /// <summary>The error rate without mapping of names, which measures the identification of speakers.</summary>
    public double IdentityErrorRate => Rate(Missed + FalseAlarm + IdentityConfusion);

    /// <summary>
    /// Jaccard error rate (DIHARD II), 0 to 1: the mean over the speakers of the reference. If the reference has no speakers, 1 if the
    /// hypothesis has any, otherwise 0.
    /// </summary>
    public double JaccardErrorRate =>
        Speakers.Count > 0 ? Speakers.Average(speaker => speaker.JaccardErrorRate) : HypothesisSpeakers > 0 ? 1 : 0;

    /// <summary>
    /// Sums the scores of several recordings. Error rates are weighted by time; the Jaccard error rate is the mean over the speakers of all
    /// recordings.
    /// </summary>
    /// <param name="scores">The scores of the recordings; an empty list gives the score of silence.</param>
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

    /// <summary>
    /// The error rate and its parts, culture-invariant: <c>DER 12.3% of 60.00 s (missed 4.00, false alarm 2.00, confusion 1.38), JER
    /// 20.1%</c>.
    /// </summary>
    public override string ToString() => FormattableString.Invariant(
        $"DER {100 * ErrorRate:0.0}% of {Total:0.00} s (missed {Missed:0.00}, false alarm {FalseAlarm:0.00}, confusion {Confusion:0.00}), ")
        + FormattableString.Invariant($"JER {100 * JaccardErrorRate:0.0}%");

    private double Rate(double errors) => errors == 0 ? 0 : Total > 0 ? errors / Total : double.NaN;
}
