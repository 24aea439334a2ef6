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

/// <summary>How far a hypothesis is from a reference. Times are seconds of speaker time: two people at once count twice.</summary>
/// <param name="Total">Reference speaker time within what is scored.</param>
/// <param name="Missed">Reference speaker time nobody was found for.</param>
/// <param name="FalseAlarm">Hypothesis speaker time beyond the number of reference speakers.</param>
/// <param name="Confusion">Speaker time given to the wrong speaker under the best mapping of names.</param>
/// <param name="IdentityConfusion">Speaker time given to the wrong speaker when names are taken as they are.</param>
/// <param name="JaccardErrorRate">
/// Mean over reference speakers of one less the Jaccard index with the best-mapped hypothesis speaker; 0 to 1.
/// </param>
/// <param name="Mapping">Hypothesis name to reference name, for those that were mapped.</param>
public sealed record DiarizationScore(
    double Total,
    double Missed,
    double FalseAlarm,
    double Confusion,
    double IdentityConfusion,
    double JaccardErrorRate,
    IReadOnlyDictionary<string, string> Mapping)
{
    /// <summary>
    /// Diarization error rate: (missed + false alarm + confusion) / total. Can exceed 1; NaN for a false alarm where nobody speaks.
    /// </summary>
    public double ErrorRate => Rate(Missed + FalseAlarm + Confusion);

    /// <summary>The error rate when names are taken as they are instead of mapped: were the right people named?</summary>
    public double IdentityErrorRate => Rate(Missed + FalseAlarm + IdentityConfusion);

    private double Rate(double errors) => errors == 0 ? 0 : Total > 0 ? errors / Total : double.NaN;
}
