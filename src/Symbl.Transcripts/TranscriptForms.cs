using Symbl.Transcripts.Content;
using Symbl.Transcripts.Readers;

namespace Symbl.Transcripts;

/// <summary>Forms of text that the readers understand, for programs that write transcripts.</summary>
public static class TranscriptForms
{
    /// <summary>The header of a CSV transcript.</summary>
    public static string CsvHeader => CsvReader.ExportHeader;

    /// <summary>Joins a text into one line: each run of whitespace becomes one space.</summary>
    /// <param name="text">The text.</param>
    public static string Flatten(string text) => TranscriptText.Flatten(text);

    /// <summary>Returns a name as a reader returns it.</summary>
    /// <param name="text">The name.</param>
    public static string Name(string text) => Marks.Name(text);

    /// <summary>Writes a name for Markdown.</summary>
    /// <param name="name">The name.</param>
    public static string MarkdownName(string name) => MarkdownReader.NameOf(name);

    /// <summary>Writes a line with its speaker in quotation marks, which can hold every name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="text">The text.</param>
    public static string Quoted(string name, string text) => QuotedLine.Write(name, text);

    /// <summary>Writes the text of a SubRip cue. Only characters that would be read as tags or codes change.</summary>
    /// <param name="text">The text.</param>
    public static string SrtText(string text) => Cue.Escaped(text);

    /// <summary>Writes the text of a WebVTT cue: with codes for all characters that begin a tag or a code.</summary>
    /// <param name="text">The text.</param>
    public static string VttText(string text) => Cue.Coded(text);

    /// <summary>Formats an offset for SubRip.</summary>
    /// <param name="offset">The offset.</param>
    public static string SrtTime(TimeSpan offset) => CueTime.SrtTime(offset);

    /// <summary>Formats an offset for WebVTT.</summary>
    /// <param name="offset">The offset.</param>
    public static string VttTime(TimeSpan offset) => CueTime.VttTime(offset);
}
