using System.Net;
using System.Text.RegularExpressions;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers;

/// <summary>The identifier and the times of a cue, and the lines up to the next times.</summary>
internal sealed class Cue(string identifier, TimeSpan start, TimeSpan end, int line, string times)
{
    private static readonly Regex Tag = new(
        @"<(?<end>/?)(?<tag>c|i|b|u|s|v|lang|ruby|rt|font)(?<class>(?:\.[^\s.>]+)*)(?:\s+(?<note>[^>]*))?>|<\d[\d:.,]*>|\{\\[^}]*\}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public string Identifier { get; } = identifier;

    public TimeSpan Start { get; } = start;

    public TimeSpan End { get; } = end;

    /// <summary>Index and content of the line with the times, if the cue ends before it starts.</summary>
    public (int Line, string What)? Reversed { get; } = end < start ? (line, $"the cue ends before it starts: '{times.Trim()}'") : null;

    public List<string> Lines { get; } = [];

    /// <summary>Returns the tags of a text.</summary>
    public static MatchCollection Tags(string text) => Tag.Matches(text);

    /// <summary>Writes a text so that <see cref="Plain"/> returns it. Only characters that would be read as tags or codes change.</summary>
    public static string Escaped(string text) =>
        !Tag.IsMatch(text) && WebUtility.HtmlDecode(text) == text ? text : Coded(text);

    /// <summary>Writes a text with codes for all characters that begin a tag or a code, as WebVTT requires.</summary>
    public static string Coded(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("{\\", "&#123;\\");

    /// <summary>Returns a line without its tags and with its characters decoded.</summary>
    public static string Plain(string line) => TranscriptText.Flatten(WebUtility.HtmlDecode(Tag.Replace(line, string.Empty)));
}
