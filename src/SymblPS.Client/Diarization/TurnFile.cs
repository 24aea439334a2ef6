using Symbl.Speech.Scoring;
using SymblPS.Client.Transcripts;

namespace SymblPS.Client.Diarization;

/// <summary>Reads RTTM and UEM files and reports errors with file and line.</summary>
internal static class TurnFile
{
    /// <summary>Reads the rows of a file. An empty file has no rows and is valid: it states that nothing is spoken.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="read">Parses the text of the file.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="SymblTranscriptException">A row is invalid.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(string path, Func<TextReader, IReadOnlyList<T>> read, CancellationToken cancellationToken)
    {
        if (new FileInfo(path) is { Exists: true, Length: 0 }) return [];
        var text = await TranscriptReader.ReadTextAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            using var reader = new StringReader(text);
            return read(reader);
        }
        catch (TurnFileException e)
        {
            throw new SymblTranscriptException(Path.GetFileName(path), e.Line, e.Problem + ".", e);
        }
    }
}
