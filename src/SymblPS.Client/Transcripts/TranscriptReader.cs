using System.Globalization;
using System.Text.RegularExpressions;
using SymblPS.Client.Transcripts.Content;
using SymblPS.Client.Transcripts.Readers;

namespace SymblPS.Client.Transcripts;

/// <summary>Reads transcripts of other products: WebVTT (Teams, Zoom), SubRip, Zoom chats, JSON, CSV, and plain text.</summary>
public static class TranscriptReader
{
    // Zoom names recordings by their start time: GMT20240305-143000_Recording.transcript.vtt.
    private static readonly Regex ZoomName = new(@"\bGMT(?<time>\d{8}-\d{6})(?!\d)", RegexOptions.CultureInvariant);

    /// <summary>Reads a file, in the encoding of its byte order mark or as UTF-8.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="format">Format; <see langword="null"/> detects it from the content.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">The path is empty, or names a folder or an empty file.</exception>
    /// <exception cref="SymblTranscriptException">The content is invalid; the message names the file and the line.</exception>
    public static async Task<Transcript> ReadFileAsync(string path, TranscriptFormat? format, CancellationToken cancellationToken)
    {
        var text = await TranscriptText.ReadFileAsync(path, cancellationToken).ConfigureAwait(false);
        var transcript = Read(text, format);
        return transcript.StartTime is null ? transcript with { StartTime = DateOf(text.Source) } : transcript;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Name of the source for error messages.</param>
    /// <param name="format">Format; <see langword="null"/> detects it from the content.</param>
    /// <exception cref="SymblTranscriptException">The content is invalid; the message names the source and the line.</exception>
    public static Transcript Read(string text, string source, TranscriptFormat? format) => Read(new TranscriptText(source, text), format);

    /// <summary>
    /// Creates an entry from named values, such as the properties of an object: Speaker, Text, StartTime, EndTime, and common synonyms.
    /// </summary>
    /// <param name="values">Names and values; unknown names are ignored.</param>
    /// <param name="source">Name of the source for error messages.</param>
    /// <returns>The entry; <see langword="null"/> if its text is empty.</returns>
    /// <exception cref="SymblTranscriptException">There is no property for the text, or a time is invalid.</exception>
    public static TranscriptEntry? ReadObject(IEnumerable<KeyValuePair<string, object?>> values, string source)
    {
        var fields = new TranscriptFields();
        var hasText = false;
        foreach (var value in values)
        {
            hasText |= TranscriptFields.IsText(value.Key);
            fields.Set(value.Key, value.Value);
        }

        if (!hasText) throw new SymblTranscriptException(source, 0, "has no text: expected an object with Text and, optionally, Speaker, StartTime and EndTime.");
        return fields.ToEntry(what => new SymblTranscriptException(source, 0, what));
    }

    private static Transcript Read(TranscriptText source, TranscriptFormat? asked)
    {
        var format = asked ?? Detect(source);
        DateTimeOffset? began = null;
        IReadOnlyList<TranscriptEntry> entries;
        switch (format)
        {
            case TranscriptFormat.Vtt:
                entries = CueReader.ReadVtt(source);
                break;
            case TranscriptFormat.Srt:
                entries = CueReader.ReadSrt(source);
                break;
            case TranscriptFormat.ZoomChat:
                entries = ZoomChatReader.Read(source);
                break;
            case TranscriptFormat.Csv:
                entries = CsvReader.Read(source);
                break;
            case TranscriptFormat.Json:
                (entries, began) = JsonReader.Read(source);
                break;
            default:
                entries = PlainTextReader.Read(source);
                break;
        }

        if (entries.Count == 0) throw source.Fail(-1, $"it contains no text (read as {format}).");
        return new Transcript { Format = format, StartTime = began, Entries = entries };
    }

    private static TranscriptFormat Detect(TranscriptText source)
    {
        var lines = source.Lines.Where(static line => line.Trim().Length > 0).Take(10).ToList();
        if (lines.Count == 0) return TranscriptFormat.Text;
        var first = lines[0].TrimStart();
        if (first.StartsWith("WEBVTT", StringComparison.Ordinal)) return TranscriptFormat.Vtt;
        // "[00:12] Ann: Hello" begins with a bracket too.
        if (first[0] == '{' || Regex.IsMatch(source.Text, @"^\s*\[\s*(\{|\]|$)", RegexOptions.CultureInvariant)) return TranscriptFormat.Json;
        if (lines.Exists(CueReader.IsTiming)) return TranscriptFormat.Srt;
        if (ZoomChatReader.IsMessage(lines[0])) return TranscriptFormat.ZoomChat;
        var header = first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && lines.Count > 1 ? lines[1] : lines[0];
        return CsvReader.IsHeader(header) ? TranscriptFormat.Csv : TranscriptFormat.Text;
    }

    private static DateTimeOffset? DateOf(string fileName) =>
        ZoomName.Match(fileName) is { Success: true } match && DateTimeOffset.TryParseExact(
            match.Groups["time"].Value, "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
