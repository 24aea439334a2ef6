namespace SymblPS.Client.Diarization;

/// <summary>Matches hypotheses with references of the same recording.</summary>
public static class RecordingPairs
{
    /// <summary>
    /// Assigns unique names to recordings. Programs that do not know the name of a recording write the same name into every file.
    /// Recordings from such files, if each file has only one, get the names of the files.
    /// </summary>
    /// <param name="recordings">Recordings from any number of files.</param>
    /// <returns>Recordings with unique names, and pairs of recordings with the same name: the kept one and the other one.</returns>
    public static (IReadOnlyList<RecordingTurns> Kept, IReadOnlyList<(RecordingTurns Kept, RecordingTurns Other)> Doubled) Distinct(
        IEnumerable<RecordingTurns> recordings)
    {
        var kept = new List<RecordingTurns>();
        var doubled = new List<(RecordingTurns, RecordingTurns)>();
        foreach (var group in recordings.GroupBy(static one => one.Recording, StringComparer.Ordinal).Select(static group => group.ToList()))
        {
            var files = group.SelectMany(static one => one.OtherNames).Distinct(StringComparer.Ordinal).Count();
            if (group.Count > 1 && files == group.Count)
            {
                kept.AddRange(group.Select(static one => new RecordingTurns { Recording = one.OtherNames[0], Source = one.Source, Segments = one.Segments }));
                continue;
            }

            kept.Add(group[0]);
            doubled.AddRange(group.Skip(1).Select(other => (group[0], other)));
        }

        return (kept, doubled);
    }

    /// <summary>
    /// Returns the reference of a recording: the one with the same name, or else one that shares any name with it; <see langword="null"/>
    /// if there is none.
    /// </summary>
    /// <param name="references">References.</param>
    /// <param name="hypothesis">The recording.</param>
    public static T? Find<T>(IEnumerable<T> references, T hypothesis) where T : class, IRecording
    {
        var all = references.ToList();
        return all.Find(reference => reference.Recording == hypothesis.Recording)
            ?? all.Find(reference => reference.Names.Intersect(hypothesis.Names, StringComparer.Ordinal).Any());
    }

    /// <summary>Matches each reference with one hypothesis. The name of a recording takes precedence over the name of a file.</summary>
    /// <param name="references">References with unique names.</param>
    /// <param name="hypotheses">Hypotheses with unique names.</param>
    /// <returns>The hypothesis of each reference, and the hypotheses without a reference.</returns>
    public static (IReadOnlyDictionary<T, T> Pairs, IReadOnlyList<T> Unknown) Match<T>(IReadOnlyList<T> references, IReadOnlyList<T> hypotheses)
        where T : class, IRecording
    {
        var pairs = new Dictionary<T, T>();
        var names = references.ToDictionary(static reference => reference.Recording, StringComparer.Ordinal);
        foreach (var hypothesis in hypotheses)
            if (names.TryGetValue(hypothesis.Recording, out var reference)) pairs.Add(reference, hypothesis);
        var unknown = new List<T>();
        foreach (var hypothesis in hypotheses.Except(pairs.Values.ToList()))
        {
            if (Find(references.Where(reference => !pairs.ContainsKey(reference)), hypothesis) is { } reference) pairs.Add(reference, hypothesis);
            else unknown.Add(hypothesis);
        }

        return (pairs, unknown);
    }
}
