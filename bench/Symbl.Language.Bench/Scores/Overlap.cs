namespace Symbl.Language.Bench.Scores;

/// <summary>Counts correct, superfluous and missed items.</summary>
/// <param name="Correct">Items that are found and annotated.</param>
/// <param name="Found">Items that are found.</param>
/// <param name="Annotated">Items that are annotated.</param>
internal readonly record struct Overlap(double Correct, double Found, double Annotated)
{
    /// <summary>Share of the found items that are annotated.</summary>
    public double Precision => Found == 0 ? 0 : Correct / Found;

    /// <summary>Share of the annotated items that are found.</summary>
    public double Recall => Annotated == 0 ? 0 : Correct / Annotated;

    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1 => Found + Annotated == 0 ? 0 : 2 * Correct / (Found + Annotated);

    public static Overlap operator +(Overlap one, Overlap other) =>
        new(one.Correct + other.Correct, one.Found + other.Found, one.Annotated + other.Annotated);

    /// <summary>Compares two sets.</summary>
    /// <param name="found">The found items.</param>
    /// <param name="annotated">The annotated items.</param>
    public static Overlap Of(IReadOnlySet<int> found, IReadOnlySet<int> annotated) =>
        new(found.Count(annotated.Contains), found.Count, annotated.Count);
}
