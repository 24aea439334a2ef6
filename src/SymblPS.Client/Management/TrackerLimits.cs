namespace SymblPS.Client.Management;

/// <summary>Checks trackers before a request, because the response of the service names neither the tracker nor the phrase.</summary>
internal static class TrackerLimits
{
    private const int MostPhrases = 50;

    // The service documents the first three. The local server accepts the others too, because names such as C++, C# and R&D contain them.
    private const string Signs = ".'-+#&";

    /// <summary>Checks a definition.</summary>
    /// <param name="tracker">The definition.</param>
    /// <param name="present">The tracker to change; <see langword="null"/> for a new one.</param>
    /// <exception cref="ArgumentException">The service would refuse the tracker; the message names the phrase and the problem.</exception>
    public static void Check(TrackerDefinition tracker, SymblTracker? present)
    {
        if (string.IsNullOrWhiteSpace(tracker.Name) && (present is null || tracker.Name is not null))
            throw new ArgumentException("A tracker needs a name.");
        var name = tracker.Name ?? present!.Name;
        if (tracker.Vocabulary is null && present is null)
            throw new ArgumentException($"The tracker '{name}' needs a vocabulary: the phrases to detect.");
        if (tracker.Vocabulary is { } phrases)
        {
            if (phrases.Count == 0) throw new ArgumentException($"The tracker '{name}' would have no phrases left; it needs at least one.");
            if (phrases.Count > MostPhrases)
                throw new ArgumentException($"The tracker '{name}' has {phrases.Count} phrases; the maximum is {MostPhrases}.");
            CheckPhrases(name, "vocabulary", phrases);
        }

        if (tracker.ExcludeVocabulary is { } excluded) CheckPhrases(name, "excluded vocabulary", excluded);
    }

    private static void CheckPhrases(string name, string list, IReadOnlyList<string> phrases)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var phrase in phrases)
        {
            if (string.IsNullOrWhiteSpace(phrase)) throw new ArgumentException($"The {list} of the tracker '{name}' has an empty phrase.");
            foreach (var c in phrase)
            {
                if (char.IsPunctuation(c) || char.IsSymbol(c) || char.IsControl(c))
                {
                    if (Signs.Contains(c)) continue;
                    throw new ArgumentException(
                        $"The phrase '{phrase}' of the tracker '{name}' contains the character '{c}'. The only signs that a phrase can contain are . ' - + # and &.");
                }
            }

            if (!seen.Add(phrase.Trim())) throw new ArgumentException($"The phrase '{phrase}' occurs twice in the {list} of the tracker '{name}'.");
        }
    }
}
