using System.Globalization;
using System.Text;
using System.Text.Json;
using Symbl.Speech.Scoring;
using Symbl.Transcripts;
using Symbl.Transcripts.Content;
using SymblPS.Client.Json;

namespace SymblPS.Client.Transcripts;

/// <summary>Format of a transcript file.</summary>
public enum TranscriptFileFormat
{
    /// <summary>WebVTT, with speakers as voice spans.</summary>
    Vtt,

    /// <summary>SubRip, with the speaker before the text.</summary>
    Srt,

    /// <summary>Markdown, with a paragraph for each turn and a line for each message.</summary>
    Markdown,

    /// <summary>One line for each message: times, speaker, text.</summary>
    Text,

    /// <summary>The messages in the format of a text submission.</summary>
    Json,

    /// <summary>Comma-separated values (RFC 4180).</summary>
    Csv,

    /// <summary>RTTM: turns without text, for scoring programs.</summary>
    Rttm,
}

/// <summary>Writes conversations as transcripts with times and names. <see cref="TranscriptReader"/> can read the files.</summary>
public static class TranscriptWriter
{
    /// <summary>The text of a message without recognized words.</summary>
    private const string Speech = "[speech]";

    /// <summary>Returns the usual file extension of a format, with its period.</summary>
    /// <param name="format">The format.</param>
    public static string Extension(TranscriptFileFormat format) => format switch
    {
        TranscriptFileFormat.Markdown => ".md",
        TranscriptFileFormat.Text => ".txt",
        _ => "." + format.ToString().ToLowerInvariant(),
    };

    /// <summary>Writes a conversation. Lines end with LF, except in CSV.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messages">Messages of the conversation. The text of speech without recognized words is <c>[speech]</c>.</param>
    /// <param name="format">The format.</param>
    /// <param name="writer">Receives the text.</param>
    /// <exception cref="ArgumentException">The format requires times, and a message has none.</exception>
    public static void Write(SymblConversation conversation, IReadOnlyList<SymblMessage> messages, TranscriptFileFormat format, TextWriter writer)
    {
        var lines = Lines(conversation.ConversationId, messages, format);
        if (format is TranscriptFileFormat.Vtt or TranscriptFileFormat.Srt or TranscriptFileFormat.Text)
        {
            // A name can have any characters. If the reader would not find each name and text again, all lines get the form that holds any name.
            var usual = Cues(lines, format, isExact: false);
            writer.Write(IsReadBack(usual, lines) ? usual : Cues(lines, format, isExact: true));
            return;
        }

        switch (format)
        {
            case TranscriptFileFormat.Markdown:
                WriteMarkdown(conversation, lines, writer);
                break;
            case TranscriptFileFormat.Json:
                WriteJson(conversation, lines, writer);
                break;
            case TranscriptFileFormat.Csv:
                writer.Write(TranscriptForms.CsvHeader + "\r\n");
                foreach (var line in lines) writer.Write(string.Join(",", Fields(line).Select(Quote)) + "\r\n");
                break;
            case TranscriptFileFormat.Rttm:
                Rttm.Write(writer, ToRttm(conversation.ConversationId, messages));
                break;
            default:
                throw new ArgumentException($"{format} is not a transcript format.", nameof(format));
        }
    }

    /// <summary>Returns the turns of messages, in their order.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="messages">Messages of the conversation, including messages without text.</param>
    /// <returns>A row for each message. A speaker without a name is <c>unknown</c>, and spaces in names are <c>_</c>.</returns>
    /// <exception cref="ArgumentException">A message has no time.</exception>
    public static IReadOnlyList<RttmRow> ToRttm(string conversationId, IReadOnlyList<SymblMessage> messages) =>
        Lines(conversationId, messages, TranscriptFileFormat.Rttm).ConvertAll(line => new RttmRow(
            conversationId, "1", line.Start!.Value.TotalSeconds, (line.End!.Value - line.Start.Value).TotalSeconds,
            string.IsNullOrWhiteSpace(line.Name) ? "unknown" : Rttm.NameOf(line.Name))
        {
            Confidence = double.IsNaN(line.Message.Confidence) ? null : line.Message.Confidence,
        });

    private static List<Line> Lines(string conversationId, IReadOnlyList<SymblMessage> messages, TranscriptFileFormat format)
    {
        var origin = messages.Min(static message => message.StartTime);
        var lines = messages.Select(message =>
        {
            var start = message.Offset ?? (message.StartTime - origin);
            return new Line(
                message, TranscriptForms.Flatten(message.Speaker.Name), TranscriptForms.Flatten(message.Text) is { Length: > 0 } text ? text : Speech, start, start + (message.Duration ?? (message.EndTime - message.StartTime) ?? TimeSpan.Zero));
        }).ToList();
        if (format is TranscriptFileFormat.Vtt or TranscriptFileFormat.Srt or TranscriptFileFormat.Rttm && lines.Exists(static line => line.Start is null))
            throw new ArgumentException($"{format} needs times, and the messages of conversation {conversationId} have none. Text, Markdown, Json and Csv need no times.");
        return lines;
    }

    private static void WriteMarkdown(SymblConversation conversation, List<Line> lines, TextWriter writer)
    {
        writer.Write($"# {TranscriptForms.Flatten(conversation.ToString())}\n");
        if (Start(lines) is { } began) writer.Write($"\n{WireTime.FormatExact(began)}\n");
        string? before = null;
        foreach (var line in lines)
        {
            // Each message has its own line, which a Markdown program joins to the paragraph of its turn.
            if (line.Name != before || before is null || line.Start is null)
                writer.Write($"{(before is null ? string.Empty : "\n")}\n**{TranscriptForms.MarkdownName(line.Who)}**{Times(line, " (", ")")}: {line.Text}");
            else
                writer.Write($"\n{Times(line, "(", ") ")}{line.Text}");
            before = line.Name;
        }

        if (lines.Count > 0) writer.Write("\n");
    }

    private static DateTimeOffset? Start(List<Line> lines) => lines.Min(static line => line.Message.StartTime - line.Start);

    private static string Times(Line line, string open, string close) => line switch
    {
        { Start: { } start, End: { } end } => $"{open}{TranscriptForms.VttTime(start)} - {TranscriptForms.VttTime(end)}{close}",
        _ => string.Empty,
    };

    private static void WriteJson(SymblConversation conversation, List<Line> lines, TextWriter writer)
    {
        var messages = lines.ConvertAll(static line => new TextMessage(
            line.Text, Some(line.Name), line.Message.Speaker.Email, line.Message.StartTime, line.Message.EndTime ?? (line.Message.StartTime + line.Message.Duration)));
        using var shown = new MemoryStream();
        using (var json = new Utf8JsonWriter(shown, JsonText.Plain with { Indented = true }))
        {
            json.WriteStartObject();
            if (conversation.Name.Length > 0) json.WriteString("name", conversation.Name);
            if (Start(lines) is { } began) json.WriteString("startTime", WireTime.FormatExact(began));
            json.WriteStartArray("messages");
            foreach (var message in messages) TextMessageJson.Write(json, message);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        writer.Write(Encoding.UTF8.GetString(shown.ToArray()).Replace("\r\n", "\n") + "\n");
    }

    private static IEnumerable<string> Fields(Line line)
    {
        yield return line.Name;
        yield return line.Message.Speaker.Email ?? string.Empty;
        yield return line.Message.StartTime is { } start ? WireTime.FormatExact(start) : string.Empty;
        yield return line.Message.EndTime is { } end ? WireTime.FormatExact(end) : string.Empty;
        yield return line.Start is { } offset ? TranscriptForms.VttTime(offset) : string.Empty;
        yield return line.End - line.Start is { } length ? TranscriptForms.VttTime(length) : string.Empty;
        yield return line.Text;
    }

    private static string Quote(string field) => field.IndexOfAny([',', '"', '\n', ';', '\t']) < 0 ? field : $"\"{field.Replace("\"", "\"\"")}\"";

    private static string Cues(List<Line> lines, TranscriptFileFormat format, bool isExact)
    {
        var text = new StringBuilder(format == TranscriptFileFormat.Vtt ? "WEBVTT\n" : string.Empty);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            switch (format)
            {
                case TranscriptFileFormat.Vtt:
                    text.Append(CultureInfo.InvariantCulture, $"\n{TranscriptForms.VttTime(line.Start!.Value)} --> {TranscriptForms.VttTime(line.End!.Value)}\n{Voice(line, isExact)}\n");
                    break;
                case TranscriptFileFormat.Srt:
                    text.Append(i == 0 ? string.Empty : "\n").Append((i + 1).ToString(CultureInfo.InvariantCulture));
                    text.Append(CultureInfo.InvariantCulture, $"\n{TranscriptForms.SrtTime(line.Start!.Value)} --> {TranscriptForms.SrtTime(line.End!.Value)}\n{TranscriptForms.SrtText(Named(line.Name, line.Text, isExact))}\n");
                    break;
                default:
                    text.Append(CultureInfo.InvariantCulture, $"{Times(line, "[", "] ")}{Named(line.Who, line.Text, isExact)}\n");
                    break;
            }
        }

        return text.ToString();
    }

    private static bool IsReadBack(string text, List<Line> lines)
    {
        try
        {
            return TranscriptReader.Read(text, "export", null).Entries.Select(static entry => (entry.Speaker ?? string.Empty, entry.Text))
                .SequenceEqual(lines.Select(line => (TranscriptForms.Name(line.Name), line.Text)));
        }
        catch (SymblTranscriptException)
        {
            return false;
        }
    }

    private static string Voice(Line line, bool isExact) => line.Name.Length > 0 ? $"<v {TranscriptForms.VttText(line.Name)}>{TranscriptForms.VttText(line.Text)}</v>"
        : isExact ? $"<v>{TranscriptForms.VttText(line.Text)}</v>"
        : TranscriptForms.VttText(line.Text);

    private static string Named(string name, string text, bool isExact) => isExact ? TranscriptForms.Quoted(name, text) : name.Length == 0 ? text : $"{name}: {text}";

    private static string? Some(string text) => text.Length == 0 ? null : text;

    /// <summary>A message with its times from the start of the conversation.</summary>
    private sealed record Line(SymblMessage Message, string Name, string Text, TimeSpan? Start, TimeSpan? End)
    {
        public string Who => Message.Speaker.Email is { Length: > 0 } email && Name.Length > 0 && email != Name ? $"{Name} <{email}>" : Name;
    }
}
