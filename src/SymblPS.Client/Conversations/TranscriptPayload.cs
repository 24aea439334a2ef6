using System.Text.RegularExpressions;
using SymblPS.Client.Transcripts.Content;

namespace SymblPS.Client.Conversations;

/// <summary>Makes of what the service writes what players and Markdown programs read.</summary>
internal static class TranscriptPayload
{
    private static readonly Regex Timing = new(@"^(?<start>[\d:.,]+)[ \t]*-->[ \t]*(?<end>[\d:.,]+)", RegexOptions.CultureInvariant | RegexOptions.Multiline);
    private static readonly Regex Break = new(@"(?:[ \t]*<br\s*/?>[ \t]*)+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex LineEnd = new("\r\n?", RegexOptions.CultureInvariant);

    /// <summary>Times as SubRip has them (<c>00:00:06,800</c>); the service's own are not padded (<c>0:0:6,800</c>).</summary>
    public static string NormalizeSrt(string text) => Timing.Replace(
        LineEnd.Replace(text, "\n"),
        static match => TranscriptTime.ReadPlace(match.Groups["start"].Value) is { } start && TranscriptTime.ReadPlace(match.Groups["end"].Value) is { } end
            ? $"{CueTime.SrtTime(start)} --> {CueTime.SrtTime(end)}"
            : match.Value);

    /// <summary>Paragraphs by blank lines; the service sets them off with <c>&lt;br/&gt;&lt;br/&gt;</c>.</summary>
    public static string NormalizeMarkdown(string text) => Break.Replace(LineEnd.Replace(text, "\n"), "\n\n").Trim('\n');
}
