using System.Net;
using System.Text.RegularExpressions;
using SymblPS.Client.Transcripts.Content;

namespace SymblPS.Client.Transcripts.Readers;

/// <summary>The identifier and the times of a cue, and the lines up to the next times.</summary>
internal sealed class Cue(string identifier, TimeSpan start, TimeSpan end)
{
    private static readonly Regex Tag = new(
        @"<(?<end>/?)(?<tag>c|i|b|u|s|v|lang|ruby|rt|font)(?<class>(?:\.[^\s.>]+)*)(?:\s+(?<note>[^>]*))?>|<\d[\d:.,]*>|\{\\[^}]*\}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public string Identifier { get; } = identifier;

    public TimeSpan Start { get; } = start;

    public TimeSpan End { get; } = end;

    public List<string> Lines { get; } = [];

    /// <summary>Returns the tags of a text.</summary>
    public static MatchCollection Tags(string text) => Tag.Matches(text);

    /// <summary>Returns a line without its tags and with its characters decoded.</summary>
    public static string Plain(string line) => TranscriptText.Flatten(WebUtility.HtmlDecode(Tag.Replace(line, string.Empty)));
}
