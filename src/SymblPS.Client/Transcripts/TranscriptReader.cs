using System.Globalization;
using System.Text.RegularExpressions;
using SymblPS.Client.Transcripts.Content;
using SymblPS.Client.Transcripts.Readers;

namespace SymblPS.Client.Transcripts;

/// <summary>Reads transcripts as other products write them: WebVTT (Teams, Zoom), SubRip, Zoom chats, JSON, CSV, and plain lines.</summary>
public static class TranscriptReader
{
    // Zoom names its recordings by their start: GMT20240305-143000_Recording.transcript.vtt.
    private static readonly Regex ZoomName = new(@"\bGMT(?<time>\d{8}-\d{6})(?!\d)", RegexOptions.CultureInvariant);

    /// <summary>Reads a file: by its byte order mark, or as UTF-8.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">How it is written; <see langword="null"/> looks at its content.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="ArgumentException">It is a folder, or empty.</exception>
    /// <exception cref="SymblTranscriptException">It is not what it should be; names file and line.</exception>
    public static async Task<Transcript> ReadFileAsync(string path, TranscriptFormat? format, CancellationToken cancellationToken)
    {
        var text = await TranscriptText.ReadFileAsync(path, cancellationToken).ConfigureAwait(false);
        var transcript = Read(text, format);
        return transcript.StartTime is null ? transcript with { StartTime = DateOf(text.Source) } : transcript;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">What to call it in errors.</param>
    /// <param name="format">How it is written; <see langword="null"/> looks at its content.</param>
    /// <exception cref="SymblTranscriptException">It is not what it should be; names source and line.</exception>
    public static Transcript Read(string text, string source, TranscriptFormat? format) => Read(new TranscriptText(source, text), format);

    /// <summary>
    /// Makes an entry of named values, such as the properties of an object: Speaker, Text, StartTime, EndTime, and the other names such
    /// things usually have.
    /// </summary>
    /// <param name="values">Names and values; unknown names are passed over.</param>
    /// <param name="source">What to call it in errors.</param>
    /// <returns>The entry; <see langword="null"/> where nothing is said.</returns>
    /// <exception cref="SymblTranscriptException">There is no member for the words, or a time is none.</exception>
    public static TranscriptEntry? ReadObject(IEnumerable<KeyValuePair<string, object?>> values, string source)
    {
        var fields = new TranscriptFields();
        var hasText = false;
        foreach (var value in values)
        {
            hasText |= TranscriptFields.IsText(value.Key);
            fields.Set(value.Key, value.Value);
        }

        if (!hasText) throw new SymblTranscriptException(source, 0, "has no words: expected an object with Text and, where they are known, Speaker, StartTime and EndTime.");
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

        if (entries.Count == 0) throw source.Fail(-1, $"nothing is said in it (read as {format}).");
        return new Transcript { Format = format, StartTime = began, Entries = entries };
    }

    private static TranscriptFormat Detect(TranscriptText source)
    {
        var lines = source.Lines.Where(static line => line.Trim().Length > 0).Take(10).ToList();
        if (lines.Count == 0) return TranscriptFormat.Text;
        var first = lines[0].TrimStart();
        if (first.StartsWith("WEBVTT", StringComparison.Ordinal)) return TranscriptFormat.Vtt;
        // "[00:12] Ann: Hello" begins with a bracket as well.
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
