using System.Text.RegularExpressions;
using Symbl.Domain.Conversations;

namespace Symbl.LocalServer.Endpoints.Conversations.Transcripts;

/// <summary>A message of a transcript.</summary>
/// <param name="Speaker">Who is named before it; null where nobody is.</param>
/// <param name="Message">What was said.</param>
/// <param name="Text">Its text as it may be shown, in one line.</param>
internal sealed partial record TranscriptLine(string? Speaker, MessageRow Message, string Text)
{
    /// <summary>What goes before the text.</summary>
    public string Prefix => Speaker is null ? "" : OneLine(Speaker) + ": ";

    /// <summary>A text without line breaks: they mean something in every format.</summary>
    public static string OneLine(string text) => LineBreaks().Replace(text, " ");

    [GeneratedRegex(@"\s*[\r\n\u2028\u2029]+\s*")]
    private static partial Regex LineBreaks();
}
