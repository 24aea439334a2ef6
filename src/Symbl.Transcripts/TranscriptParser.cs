using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Symbl.Transcripts.Content;
using Symbl.Transcripts.Readers;
using Symbl.Transcripts.Readers.Json;

namespace Symbl.Transcripts;

/// <summary>
/// Reads transcripts of other products: WebVTT (Teams, Zoom, Webex), SubRip, SubViewer, Zoom chats and captions, JSON of speech recognizers,
/// CSV, Markdown, Word documents of Teams, and plain text.
/// </summary>
public static class TranscriptParser
{
    /// <summary>
    /// Reads the bytes of a file: in the encoding of its byte order mark, in the given encoding, or as UTF-8, UTF-16 or Windows-1252, whichever
    /// fits its bytes.
    /// </summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="name">Name of the file, without its folder.</param>
    /// <param name="format">Format; <see langword="null"/> detects it from the content.</param>
    /// <param name="encoding">Encoding of a file without byte order mark; <see langword="null"/> detects it.</param>
    /// <exception cref="TranscriptFormatException">The content is invalid; the message names the file and the line.</exception>
    public static Transcript ReadFile(byte[] bytes, string name, TranscriptFormat? format, Encoding? encoding)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var isDocument = DocxText.IsDocument(bytes);
        if (format == TranscriptFormat.Docx && !isDocument) throw new TranscriptFormatException(name, 0, "is not a Word document (.docx).");
        Transcript transcript;
        if (isDocument && format is null or TranscriptFormat.Docx)
        {
            transcript = Guard(name, () => Read(new TranscriptText(name, DocxText.Read(name, bytes)), TranscriptFormat.Docx));
        }
        else
        {
            var source = Decoded(bytes, name, encoding);
            transcript = Guard(name, () => Read(source, format));
        }

        // A date in the name of the file would only contradict the dates of the entries.
        var hasDates = transcript.Entries.Any(static entry => entry.StartTime is not null);
        return transcript.StartTime is null && !hasDates && FileDate.Read(name) is { } date
            ? transcript with { StartTime = date, Start = TranscriptStart.FileName }
            : transcript;
    }

    /// <summary>Decodes the bytes of a text file that is no transcript.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="name">Name of the file, without its folder.</param>
    /// <exception cref="TranscriptFormatException">The file is not text.</exception>
    public static string ReadText(byte[] bytes, string name) => Decoded(bytes, name, encoding: null).Text;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text, with or without a byte order mark.</param>
    /// <param name="source">Name of the source for error messages.</param>
    /// <param name="format">Format; <see langword="null"/> detects it from the content.</param>
    /// <exception cref="TranscriptFormatException">The content is invalid; the message names the source and the line.</exception>
    public static Transcript Read(string text, string source, TranscriptFormat? format) => Guard(source, () => Read(new TranscriptText(source, text), format));

    /// <summary>
    /// Creates an entry from named values, such as the properties of an object: Speaker, Text, StartTime, EndTime, and common synonyms.
    /// </summary>
    /// <param name="values">Names and values; unknown names are ignored.</param>
    /// <param name="source">Name of the source for error messages.</param>
    /// <param name="repairs">Receives the descriptions of repaired times; <see langword="null"/> refuses an end before the start.</param>
    /// <returns>The entry; <see langword="null"/> if its text is empty.</returns>
    /// <exception cref="TranscriptFormatException">There is no property for the text, or a time is invalid.</exception>
    public static TranscriptEntry? ReadObject(IEnumerable<KeyValuePair<string, object?>> values, string source, ICollection<string>? repairs)
    {
        var fields = new TranscriptFields();
        var hasText = false;
        foreach (var value in values)
        {
            hasText |= TranscriptFields.IsText(value.Key);
            fields.Set(value.Key, value.Value);
        }

        if (!hasText) throw new TranscriptFormatException(source, 0, "has no text: expected an object with Text and, optionally, Speaker, StartTime and EndTime.");
        var entry = fields.ToEntry(what => new TranscriptFormatException(source, 0, what), repairs is null ? null : what => repairs.Add($"{source}: {what}; it was taken to end at its start."));
        return entry is null ? null : Clean(entry);
    }

    private static TranscriptText Decoded(byte[] bytes, string name, Encoding? encoding)
    {
        var (text, note) = TextEncoding.Decode(name, bytes, encoding);
        var source = new TranscriptText(name, text);
        if (note is not null) source.Note(note);
        return source;
    }

    private static Transcript Read(TranscriptText source, TranscriptFormat? asked)
    {
        var format = asked ?? Detect(source);
        DateTimeOffset? began = null;
        string? product = null, language = null;
        IReadOnlyList<TranscriptEntry> entries;
        switch (format)
        {
            case TranscriptFormat.Vtt:
                entries = CueReader.ReadVtt(source);
                break;
            case TranscriptFormat.Srt:
                entries = CueReader.ReadSrt(source);
                break;
            case TranscriptFormat.Sbv:
                entries = CueReader.ReadSbv(source);
                break;
            case TranscriptFormat.ZoomChat:
                entries = ZoomChatReader.Read(source);
                break;
            case TranscriptFormat.Csv:
                entries = CsvReader.Read(source);
                break;
            case TranscriptFormat.Json:
                (entries, began, product, language) = JsonReader.Read(source);
                break;
            case TranscriptFormat.Markdown:
                (entries, began) = MarkdownReader.Read(source);
                break;
            case TranscriptFormat.Docx:
                (entries, began) = DocxReader.Read(source);
                break;
            case TranscriptFormat.WordTimes:
                (entries, product) = (WordLineReader.Read(source), "PocketSphinx");
                break;
            default:
                entries = PlainTextReader.Read(source);
                break;
        }

        if (entries.Count == 0) throw source.Fail(-1, $"it contains no text (read as {format}).");
        entries = OddTimes.Repair(TimeUnits.Judge([.. entries.Select(Clean)], source), source);
        source.EnsureMostAreSound(entries.Count);
        entries = TranscriptTimeline.InOrder(TranscriptTimeline.UnifyNames(entries));
        var start = Start(entries, began);
        return new Transcript
        {
            Format = format,
            StartTime = start,
            Start = start is null ? TranscriptStart.None : TranscriptStart.Content,
            Entries = entries,
            Product = product,
            Language = language,
            Notes = source.Notes,
        };
    }

    // The start that the entries tell is exact. A start that stands beside dates of entries is the start of the recording only if it is near.
    private static DateTimeOffset? Start(IReadOnlyList<TranscriptEntry> entries, DateTimeOffset? stated)
    {
        if (TranscriptTimeline.StartOf(entries) is { } exact) return exact;
        var first = entries.Min(static entry => entry.StartTime);
        return first is null || (stated <= first && first - stated < TimeSpan.FromDays(1)) ? stated : null;
    }

    private static TranscriptEntry Clean(TranscriptEntry entry) => entry with
    {
        Text = Marks.Valid(entry.Text),
        Speaker = entry.Speaker is { } name && Marks.Name(name) is { Length: > 0 } plain ? plain : null,
    };

    /// <summary>Converts the exceptions of libraries to errors that name the source, so that a bad file never ends a batch.</summary>
    private static Transcript Guard(string source, Func<Transcript> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or InvalidOperationException or InvalidDataException
            or ArgumentException or RegexMatchTimeoutException or System.Xml.XmlException)
        {
            throw new TranscriptFormatException(source, 0, $"cannot be read: {e.Message}", e);
        }
    }

    private static TranscriptFormat Detect(TranscriptText source)
    {
        var lines = source.Lines.Where(static line => line.Trim().Length > 0).Take(10).ToList();
        if (lines.Count == 0) return TranscriptFormat.Text;
        var first = lines[0].TrimStart();
        if (first.StartsWith("WEBVTT", StringComparison.Ordinal)) return TranscriptFormat.Vtt;
        // "[00:12] Ann: Hello" begins with a bracket too.
        if (first[0] == '{' || Regex.IsMatch(source.Text, @"^\s*\[\s*(\{|\]|$)", RegexOptions.CultureInvariant)) return TranscriptFormat.Json;
        // Texts can look like the times of cues or like a header, so that the forms of an export come first.
        if (MarkdownReader.IsExport(source)) return TranscriptFormat.Markdown;
        if (PlainTextReader.IsQuoted(source)) return TranscriptFormat.Text;
        var header = first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && lines.Count > 1 ? lines[1] : lines[0];
        if (CsvReader.IsHeader(header)) return TranscriptFormat.Csv;
        if (lines.Exists(CueTiming.IsTiming)) return TranscriptFormat.Srt;
        if (CueTiming.IsCaption(first)) return TranscriptFormat.Sbv;
        if (WordLineReader.IsWords(source)) return TranscriptFormat.WordTimes;
        return ZoomChatReader.IsMessage(lines[0]) ? TranscriptFormat.ZoomChat : TranscriptFormat.Text;
    }
}
