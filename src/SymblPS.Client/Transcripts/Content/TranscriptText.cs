using System.Text;
using System.Text.RegularExpressions;
using SymblPS.Client.Files;

namespace SymblPS.Client.Transcripts.Content;

/// <summary>The lines of a transcript, and where they came from.</summary>
internal sealed class TranscriptText(string source, string text)
{
    private static readonly Regex LineEnd = new("\r\n|\n|\r", RegexOptions.CultureInvariant);
    private static readonly Regex Blanks = new(@"\s+", RegexOptions.CultureInvariant);

    /// <summary>The file, or what else it came from.</summary>
    public string Source { get; } = source;

    /// <summary>All of it.</summary>
    public string Text { get; } = text;

    /// <summary>Line by line, without line ends.</summary>
    public IReadOnlyList<string> Lines { get; } = LineEnd.Split(text);

    /// <summary>Reads a file: by its byte order mark, or as UTF-8.</summary>
    /// <exception cref="SymblTranscriptException">It is not text in that encoding.</exception>
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

    /// <summary>The exception for a line that cannot be read.</summary>
    /// <param name="index">Index of the line, from 0; -1 for the whole.</param>
    /// <param name="what">What is wrong with it.</param>
    public SymblTranscriptException Fail(int index, string what) => new(Source, index + 1, what);

    /// <summary>A text in one line: each run of blanks, no-break spaces and line ends becomes one blank.</summary>
    public static string Flatten(string text) => Blanks.Replace(text, " ").Trim();
}
