using System.Text;
using System.Text.RegularExpressions;
using SymblPS.Client.Files;

namespace SymblPS.Client.Transcripts.Content;

/// <summary>The lines of a transcript and their source.</summary>
internal sealed class TranscriptText(string source, string text)
{
    private static readonly Regex LineEnd = new("\r\n|\n|\r", RegexOptions.CultureInvariant);
    private static readonly Regex Blanks = new(@"\s+", RegexOptions.CultureInvariant);

    /// <summary>Name of the file or other source.</summary>
    public string Source { get; } = source;

    /// <summary>The complete text.</summary>
    public string Text { get; } = text;

    /// <summary>The lines, without line endings.</summary>
    public IReadOnlyList<string> Lines { get; } = LineEnd.Split(text);

    /// <summary>Reads a file, in the encoding of its byte order mark or as UTF-8.</summary>
    /// <exception cref="SymblTranscriptException">The file is not text in this encoding.</exception>
    public static async Task<TranscriptText> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        using var file = InputFile.Open(path);
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        try
        {
            var text = new StringBuilder();
            var part = new char[32 * 1024];
            int count;
            while ((count = await reader.ReadAsync(part, 0, part.Length).ConfigureAwait(false)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                text.Append(part, 0, count);
            }

            return new TranscriptText(Path.GetFileName(path), text.ToString());
        }
        catch (DecoderFallbackException e)
        {
            throw new SymblTranscriptException(Path.GetFileName(path), 0, "is not UTF-8 text and has no byte order mark. Save it as UTF-8.", e);
        }
    }

    /// <summary>Creates the exception for an invalid line.</summary>
    /// <param name="index">Index of the line, from 0; -1 for the whole transcript.</param>
    /// <param name="what">Description of the problem.</param>
    public SymblTranscriptException Fail(int index, string what) => new(Source, index + 1, what);

    /// <summary>Joins a text into one line: each run of whitespace becomes one space.</summary>
    public static string Flatten(string text) => Blanks.Replace(text, " ").Trim();
}
