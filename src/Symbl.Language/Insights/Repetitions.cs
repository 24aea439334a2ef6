using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>Remembers what was found, so that nothing is found twice. Each look is at a few, however long the talk.</summary>
internal sealed class Repetitions
{
    private const int MostInBucket = 24;
    private const double SameShare = 0.6;

    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Index, HashSet<string> Words)>> _byVerb = new(StringComparer.Ordinal);

    /// <summary>What a commitment says in brief: its verb, and its words of substance without their endings.</summary>
    public static string Key(Commitment commitment, AnalysedMember? assignee)
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

    /// <summary>The place of what was found under the same key.</summary>
    public int? Same(string key, List<InsightBuilder> found) => _exact.TryGetValue(key, out var index) && index < found.Count ? index : null;

    /// <summary>The place of what was found with the same verb and most of the same words.</summary>
    public int? Similar(string key, List<InsightBuilder> found, AnalysedMember? assignee)
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
