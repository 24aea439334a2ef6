namespace Symbl.Transcripts.Content;

/// <summary>Gives a speaker one spelling: <c>Ann Lee</c> and <c>ANN LEE</c> are one person.</summary>
internal static class SpeakerSpelling
{
    /// <summary>Replaces spellings of a name that differ only in case by one of them: the one with capital and small letters, or the most frequent.</summary>
    public static IReadOnlyList<TranscriptEntry> Unify(IReadOnlyList<TranscriptEntry> entries)
    {
        var spellings = entries.Select(static entry => entry.Speaker).OfType<string>()
            .GroupBy(SpeakerLabels.Key, StringComparer.Ordinal)
            .Select(static group => (group.Key, Spellings: group.GroupBy(static name => name, StringComparer.Ordinal).ToList()))
            .Where(static one => one.Spellings.Count > 1)
            .ToDictionary(
                static one => one.Key,
                static one => one.Spellings.OrderByDescending(static spelling => Mixed(spelling.Key)).ThenByDescending(static spelling => spelling.Count()).First().Key,
                StringComparer.Ordinal);
        if (spellings.Count == 0) return entries;
        return [.. entries.Select(entry => entry.Speaker is { } name && spellings.TryGetValue(SpeakerLabels.Key(name), out var spelling) ? entry with { Speaker = spelling } : entry)];
    }

    // Ann Lee is better than ann Lee, which is better than ANN LEE and ann lee.
    private static int Mixed(string name) =>
        name.Any(char.IsUpper) && name.Any(char.IsLower) ? SpeakerLabels.IsCapitalized(name) ? 2 : 1 : 0;
}
