using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>Finds earlier insights that a sentence repeats. The number of comparisons does not grow with the conversation.</summary>
internal sealed class Repetitions
{
    private const int MostInBucket = 24;
    private const double SameShare = 0.6;

    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Index, HashSet<string> Words)>> _byVerb = new(StringComparer.Ordinal);

    /// <summary>Gets the key of a commitment: the assignee, the verb, and the content words in the singular.</summary>
    /// <param name="commitment">The commitment.</param>
    /// <param name="assignee">The assignee.</param>
    public static string Key(Commitment commitment, AnalyzedMember? assignee)
    {
        var words = commitment.Sentence.Words;
        var due = commitment.Due;
        var substance = words[(commitment.Verb + 1)..commitment.End]
            .Where(word => !StopWords.IsGrammar(word.Word) && !(due is not null && word.Start >= due.Start && word.End <= due.End))
            .Select(word => Plural.Singular(word.Word))
            .Distinct()
            .Order(StringComparer.Ordinal);
        return string.Join(' ', substance.Prepend(words[commitment.Verb].Word).Prepend(assignee?.Id ?? "-"));
    }

    /// <summary>Gets the index of the insight with the same key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="found">The insights found so far.</param>
    public int? Same(string key, List<InsightBuilder> found) => _exact.TryGetValue(key, out var index) && index < found.Count ? index : null;

    /// <summary>Gets the index of an insight with the same assignee, the same verb and mostly the same words.</summary>
    /// <param name="key">The key.</param>
    /// <param name="found">The insights found so far.</param>
    /// <param name="assignee">The assignee.</param>
    public int? Similar(string key, List<InsightBuilder> found, AnalyzedMember? assignee)
    {
        if (Same(key, found) is { } same)
            return same;
        var parts = key.Split(' ');
        if (!_byVerb.TryGetValue(Verb(parts), out var bucket))
            return null;
        var words = parts[2..].ToHashSet(StringComparer.Ordinal);
        for (var i = bucket.Count - 1; i >= 0 && i >= bucket.Count - MostInBucket; i--)
        {
            var shared = bucket[i].Words.Count(words.Contains);
            if (shared > 0 && found[bucket[i].Index].Assignee?.Id == assignee?.Id
                && (shared >= SameShare * (bucket[i].Words.Count + words.Count - shared)
                    || shared > 1 && shared >= SameShare * Math.Min(bucket[i].Words.Count, words.Count)))
            {
                return bucket[i].Index;
            }
        }

        return null;
    }

    /// <summary>Adds an insight.</summary>
    /// <param name="key">The key.</param>
    /// <param name="index">Index of the insight.</param>
    public void Add(string key, int index)
    {
        _exact[key] = index;
        var parts = key.Split(' ');
        if (parts.Length < 2)
            return;
        if (!_byVerb.TryGetValue(Verb(parts), out var bucket))
            _byVerb.Add(Verb(parts), bucket = []);
        bucket.Add((index, parts[2..].ToHashSet(StringComparer.Ordinal)));
    }

    private static string Verb(string[] parts) => parts.Length > 1 ? parts[0] + " " + parts[1] : parts[0];
}
