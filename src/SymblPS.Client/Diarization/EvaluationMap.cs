using Symbl.Speech.Scoring;

namespace SymblPS.Client.Diarization;

/// <summary>The segments of recordings to score.</summary>
public sealed class EvaluationMap
{
    private readonly ILookup<string, (double Start, double End)> _segments;

    private EvaluationMap(string source, IEnumerable<UemRow> rows)
    {
        Source = source;
        // The channels of a recording are merged, as they are in its turns.
        _segments = rows.ToLookup(static row => row.File, static row => (row.Start, row.End), StringComparer.Ordinal);
    }

    /// <summary>Path of the file.</summary>
    public string Source { get; }

    /// <summary>Names of the recordings.</summary>
    public IEnumerable<string> Recordings => _segments.Select(static group => group.Key);

    /// <summary>Reads a UEM file: <c>file channel start end</c>, in seconds.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="SymblTranscriptException">A row is invalid, or the file contains no row.</exception>
    public static async Task<EvaluationMap> ReadUemAsync(string path, CancellationToken cancellationToken)
    {
        var rows = await TurnFile.ReadAsync(path, Uem.Read, cancellationToken).ConfigureAwait(false);
        return rows.Count > 0
            ? new EvaluationMap(path, rows)
            : throw new SymblTranscriptException(Path.GetFileName(path), 0, "has no row 'file channel start end', so nothing would be scored.");
    }

    /// <summary>Returns whether a recording is scored, under any of its names.</summary>
    /// <param name="recording">The recording.</param>
    public bool Names(RecordingTurns recording) => Of(recording) is not null;

    /// <summary>Returns the segments of a recording, under any of its names; <see langword="null"/> if the recording is excluded.</summary>
    internal IReadOnlyList<(double Start, double End)>? Of(RecordingTurns recording) =>
        recording.Names.Select(name => _segments[name].ToList()).FirstOrDefault(static segments => segments.Count > 0);
}
