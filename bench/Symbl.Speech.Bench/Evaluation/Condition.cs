namespace Symbl.Speech.Bench.Evaluation;

/// <summary>How strictly a recording is scored.</summary>
/// <param name="Collar">Seconds on each side of a reference boundary that are not scored.</param>
/// <param name="Overlap">Whether stretches in which the reference has two at once are scored.</param>
internal readonly record struct Condition(double Collar, bool Overlap)
{
    /// <summary>The four that are usual: with and without the 0.25 s of NIST, overlap scored and not.</summary>
    public static IReadOnlyList<Condition> Usual { get; } = [new(0, true), new(0.25, true), new(0, false), new(0.25, false)];

    /// <summary>The head of a column with the error rate under this condition, where it is not the one the text above tells of.</summary>
    public string Heading => (Collar, Overlap) switch
    {
        (0, true) => "DER, collar 0",
        (0, false) => "no overlap",
        (_, true) => FormattableString.Invariant($"collar {Collar:0.###}"),
        _ => FormattableString.Invariant($"collar {Collar:0.###}, no overlap"),
    };

    public override string ToString() =>
        FormattableString.Invariant($"collar {Collar:0.###} s, overlap {(Overlap ? "scored" : "left out")}");
}
