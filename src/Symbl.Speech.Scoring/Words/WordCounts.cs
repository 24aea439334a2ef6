namespace Symbl.Speech.Scoring.Words;

/// <summary>Counts of an alignment. The unit is a word, or a character in a language without spaces.</summary>
/// <param name="Correct">Correct words.</param>
/// <param name="Substitutions">Words with another word in their place.</param>
/// <param name="Deletions">Words of the reference that the hypothesis lacks.</param>
/// <param name="Insertions">Words of the hypothesis that the reference lacks.</param>
public readonly record struct WordCounts(int Correct, int Substitutions, int Deletions, int Insertions)
{
    /// <summary>Words of the reference.</summary>
    public int Reference => Correct + Substitutions + Deletions;

    /// <summary>Words of the hypothesis.</summary>
    public int Hypothesis => Correct + Substitutions + Insertions;

    /// <summary>Number of errors.</summary>
    public int Errors => Substitutions + Deletions + Insertions;

    /// <summary>Errors per word of the reference; can exceed 1. <see cref="double.NaN"/> if the reference has no word.</summary>
    public double ErrorRate => Reference > 0 ? (double)Errors / Reference : double.NaN;

    /// <summary>Counts the operations of an alignment.</summary>
    /// <param name="operations">The operations.</param>
    public static WordCounts Of(IEnumerable<WordOperation> operations)
    {
        _ = operations ?? throw new ArgumentNullException(nameof(operations));
        var counts = new int[4];
        foreach (var operation in operations) counts[(int)operation]++;
        return new WordCounts(
            counts[(int)WordOperation.Correct], counts[(int)WordOperation.Substitution], counts[(int)WordOperation.Deletion],
            counts[(int)WordOperation.Insertion]);
    }

    /// <summary>Adds counts.</summary>
    /// <param name="counts">Counts of several recordings or speakers.</param>
    public static WordCounts Sum(IEnumerable<WordCounts> counts)
    {
        _ = counts ?? throw new ArgumentNullException(nameof(counts));
        return counts.Aggregate(default(WordCounts), static (sum, one) => new WordCounts(
            sum.Correct + one.Correct, sum.Substitutions + one.Substitutions, sum.Deletions + one.Deletions, sum.Insertions + one.Insertions));
    }
}
