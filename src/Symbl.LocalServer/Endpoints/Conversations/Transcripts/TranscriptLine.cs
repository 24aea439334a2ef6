using System.Text.RegularExpressions;
using Symbl.Domain.Conversations;

namespace Symbl.LocalServer.Endpoints.Conversations.Transcripts;

/// <summary>A message of a transcript.</summary>
/// <param name="Speaker">The name before the text, or null for no name.</param>
/// <param name="Message">The message.</param>
/// <param name="Text">The text to show, in one line.</param>
internal sealed partial record TranscriptLine(string? Speaker, MessageRow Message, string Text)
{
    /// <summary>The text before the message.</summary>
    public string Prefix => Speaker is null ? "" : OneLine(Speaker) + ": ";

    /// <summary>Replaces line breaks in a text, because they have a meaning in every format.</summary>
    public static string OneLine(string text) => LineBreaks().Replace(text, " ");

    [GeneratedRegex(@"\s*[\r\n\u2028\u2029]+\s*")]
    private static partial Regex LineBreaks();
}
