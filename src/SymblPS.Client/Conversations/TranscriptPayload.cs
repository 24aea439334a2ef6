using System.Text.RegularExpressions;
using Symbl.Transcripts;
using Symbl.Transcripts.Content;

namespace SymblPS.Client.Conversations;

/// <summary>Corrects the transcripts of the service for players and Markdown programs.</summary>
internal static class TranscriptPayload
{
    private static readonly Regex Timing = new(@"^(?<start>[\d:.,]+)[ \t]*-->[ \t]*(?<end>[\d:.,]+)", RegexOptions.CultureInvariant | RegexOptions.Multiline);
    private static readonly Regex Break = new(@"(?:[ \t]*<br\s*/?>[ \t]*)+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex LineEnd = new("\r\n?", RegexOptions.CultureInvariant);

    /// <summary>Converts times to the SubRip format (<c>00:00:06,800</c>); the service does not pad them (<c>0:0:6,800</c>).</summary>
    public static string NormalizeSrt(string text) => Timing.Replace(
        LineEnd.Replace(text, "\n"),
        static match => TranscriptTime.ReadPlace(match.Groups["start"].Value) is { } start && TranscriptTime.ReadPlace(match.Groups["end"].Value) is { } end
            ? $"{TranscriptForms.SrtTime(start)} --> {TranscriptForms.SrtTime(end)}"
            : match.Value);

    /// <summary>Separates paragraphs by blank lines; the service separates them by <c>&lt;br/&gt;&lt;br/&gt;</c>.</summary>
    public static string NormalizeMarkdown(string text) => Break.Replace(LineEnd.Replace(text, "\n"), "\n\n").Trim('\n');
}
