using Symbl.Speech.Scoring;
using SymblPS.Client.Transcripts.Content;

namespace SymblPS.Client.Diarization;

/// <summary>Reads files of who speaks when, with errors as the module has them.</summary>
internal static class TurnFile
{
    /// <summary>Reads the rows of a file. A file without anything in it has none: that nobody speaks is an answer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads its text.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="SymblTranscriptException">A row is not as it should be.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(string path, Func<TextReader, IReadOnlyList<T>> read, CancellationToken cancellationToken)
    {
        if (new FileInfo(path) is { Exists: true, Length: 0 }) return [];
        var text = await TranscriptText.ReadFileAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            using var reader = new StringReader(text.Text);
            return read(reader);
        }
        catch (TurnFileException e)
        {
            throw new SymblTranscriptException(text.Source, e.Line, e.Problem + ".", e);
        }
    }
}
