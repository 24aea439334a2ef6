using Symbl.Speech.Scoring;

namespace SymblPS.Client.Diarization;

/// <summary>Which stretches of which recordings are scored.</summary>
public sealed class EvaluationMap
{
    private readonly ILookup<string, (double Start, double End)> _stretches;

    private EvaluationMap(string source, IEnumerable<UemRow> rows)
    {
        Source = source;
        // The channels of a recording are one, as they are in its turns.
        _stretches = rows.ToLookup(static row => row.File, static row => (row.Start, row.End), StringComparer.Ordinal);
    }

    /// <summary>The file it was read from.</summary>
    public string Source { get; }

    /// <summary>The recordings it names.</summary>
    public IEnumerable<string> Recordings => _stretches.Select(static group => group.Key);

    /// <summary>Reads a UEM file: <c>file channel start end</c>, in seconds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="SymblTranscriptException">A row is not as it should be, or there is none.</exception>
    public static async Task<EvaluationMap> ReadUemAsync(string path, CancellationToken cancellationToken)
    {
        var rows = await TurnFile.ReadAsync(path, Uem.Read, cancellationToken).ConfigureAwait(false);
        return rows.Count > 0
            ? new EvaluationMap(path, rows)
            : throw new SymblTranscriptException(Path.GetFileName(path), 0, "has no row 'file channel start end', so nothing would be scored.");
    }

    /// <summary>Whether a recording is to be scored, under any of its names.</summary>
    /// <param name="recording">The recording.</param>
    public bool Names(RecordingTurns recording) => Of(recording) is not null;

    /// <summary>The stretches of a recording, under any of its names; <see langword="null"/> where it is not to be scored.</summary>
    internal IReadOnlyList<(double Start, double End)>? Of(RecordingTurns recording) =>
        recording.Names.Select(name => _stretches[name].ToList()).FirstOrDefault(static stretches => stretches.Count > 0);
}
