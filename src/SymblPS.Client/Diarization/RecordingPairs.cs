namespace SymblPS.Client.Diarization;

/// <summary>Finds which hypothesis is of the same recording as which reference.</summary>
public static class RecordingPairs
{
    /// <summary>
    /// Recordings under names of their own. Programs that do not know a recording's name write the same one into every file: files of one recording
    /// each then go by the names of the files.
    /// </summary>
    /// <param name="recordings">Recordings of any number of files.</param>
    /// <returns>Those that can be told apart, and pairs of those that cannot: the one that was kept and the one that was not.</returns>
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

    /// <summary>The reference of a recording: the one of the same name, or else one that shares any name with it; <see langword="null"/> without one.</summary>
    /// <param name="references">References.</param>
    /// <param name="hypothesis">The recording.</param>
    public static RecordingTurns? Find(IEnumerable<RecordingTurns> references, RecordingTurns hypothesis)
    {
        var all = references.ToList();
        return all.Find(reference => reference.Recording == hypothesis.Recording)
            ?? all.Find(reference => reference.Names.Intersect(hypothesis.Names, StringComparer.Ordinal).Any());
    }

    /// <summary>Gives each reference its hypothesis, one to one; a name of the recording goes before a name of the file.</summary>
    /// <param name="references">References, with names of their own.</param>
    /// <param name="hypotheses">Hypotheses, with names of their own.</param>
    /// <returns>Hypotheses by their references, and those without a reference.</returns>
    public static (IReadOnlyDictionary<RecordingTurns, RecordingTurns> Pairs, IReadOnlyList<RecordingTurns> Unknown) Match(
        IReadOnlyList<RecordingTurns> references, IReadOnlyList<RecordingTurns> hypotheses)
    {
        var pairs = new Dictionary<RecordingTurns, RecordingTurns>();
        var names = references.ToDictionary(static reference => reference.Recording, StringComparer.Ordinal);
        foreach (var hypothesis in hypotheses)
            if (names.TryGetValue(hypothesis.Recording, out var reference)) pairs.Add(reference, hypothesis);
        var unknown = new List<RecordingTurns>();
        foreach (var hypothesis in hypotheses.Except(pairs.Values.ToList()))
        {
            if (Find(references.Where(reference => !pairs.ContainsKey(reference)), hypothesis) is { } reference) pairs.Add(reference, hypothesis);
            else unknown.Add(hypothesis);
        }

        return (pairs, unknown);
    }
}
