using System.Text.RegularExpressions;

namespace Symbl.Transcripts.Content;

/// <summary>
/// A line with its speaker in quotation marks: <c>"Room 4: North": Hello.</c> This form can hold every name. A backslash precedes each
/// quotation mark and each backslash of the name, and a speaker without a name has an empty one.
/// </summary>
internal static class QuotedLine
{
    private static readonly Regex Form = new(@"^""(?<name>(?:\\.|[^""\\])*)"":(?:\s(?<text>.*))?$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    private static readonly Regex Escape = new(@"\\(?<char>.)", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>Writes a line.</summary>
    public static string Write(string name, string text) => $"\"{name.Replace("\\", "\\\\").Replace("\"", "\\\"")}\": {text}";

    /// <summary>Reads a line; <see langword="null"/> if it has another form.</summary>
    public static (string Name, string Text)? Read(string line) =>
        line.Length > 2 && line[0] == '"' && Form.Match(line) is { Success: true } match
            ? (Escape.Replace(match.Groups["name"].Value, "${char}"), match.Groups["text"].Value)
            : null;
}
