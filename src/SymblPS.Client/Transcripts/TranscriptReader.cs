using System.Text;
using Symbl.Transcripts;
using Symbl.Transcripts.Content;
using SymblPS.Client.Files;

namespace SymblPS.Client.Transcripts;

/// <summary>Reads transcripts of other products, and reports errors with file and line.</summary>
public static class TranscriptReader
{
    /// <summary>Reads a file. See <see cref="TranscriptParser.ReadFile"/>.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="format">Format; <see langword="null"/> detects it from the content.</param>
    /// <param name="encoding">Encoding of a file without byte order mark; <see langword="null"/> detects it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">The path is empty, or names a folder or an empty file.</exception>
    /// <exception cref="SymblTranscriptException">The content is invalid; the message names the file and the line.</exception>
    public static async Task<Transcript> ReadFileAsync(string path, TranscriptFormat? format, Encoding? encoding, CancellationToken cancellationToken)
    {
        var bytes = await ReadBytesAsync(path, cancellationToken).ConfigureAwait(false);
        return Convert(() => TranscriptParser.ReadFile(bytes, Path.GetFileName(path), format, encoding));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text, with or without a byte order mark.</param>
    /// <param name="source">Name of the source for error messages.</param>
    /// <param name="format">Format; <see langword="null"/> detects it from the content.</param>
    /// <exception cref="SymblTranscriptException">The content is invalid; the message names the source and the line.</exception>
    public static Transcript Read(string text, string source, TranscriptFormat? format) => Convert(() => TranscriptParser.Read(text, source, format));

    /// <summary>
    /// Creates an entry from named values, such as the properties of an object: Speaker, Text, StartTime, EndTime, and common synonyms.
    /// </summary>
    /// <param name="values">Names and values; unknown names are ignored.</param>
    /// <param name="source">Name of the source for error messages.</param>
    /// <param name="repairs">Receives the descriptions of repaired times; <see langword="null"/> refuses an end before the start.</param>
    /// <returns>The entry; <see langword="null"/> if its text is empty.</returns>
    /// <exception cref="SymblTranscriptException">There is no property for the text, or a time is invalid.</exception>
    public static TranscriptEntry? ReadObject(IEnumerable<KeyValuePair<string, object?>> values, string source, ICollection<string>? repairs) =>
        Convert(() => TranscriptParser.ReadObject(values, source, repairs));

    /// <summary>Reads a text file that is no transcript.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal static async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        var bytes = await ReadBytesAsync(path, cancellationToken).ConfigureAwait(false);
        return Convert(() => TranscriptParser.ReadText(bytes, Path.GetFileName(path)));
    }

    private static async Task<byte[]> ReadBytesAsync(string path, CancellationToken cancellationToken)
    {
        using var file = InputFile.Open(path);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, 81920, cancellationToken).ConfigureAwait(false);
        return bytes.ToArray();
    }

    private static T Convert<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (TranscriptFormatException e)
        {
            throw new SymblTranscriptException(e.Origin, e.Line, e.Problem, e.InnerException);
        }
    }
}
