using System.Text;
using Symbl.Domain.Conversations;

namespace Symbl.LocalServer.Endpoints.Conversations.Transcripts;

/// <summary>A message of a transcript.</summary>
/// <param name="Speaker">The name before the text, or null.</param>
/// <param name="Message">The message.</param>
/// <param name="Text">Its text as it may be shown, in one line.</param>
internal sealed record TranscriptLine(string? Speaker, MessageRow Message, string Text)
{
    private const string LineBreaks = "\r\n\u2028\u2029";

    /// <summary>What goes before the text.</summary>
    public string Prefix => Speaker is null ? "" : OneLine(Speaker) + ": ";

    /// <summary>A text without line breaks: they mean something in every format.</summary>
    public static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAny(LineBreaks))
            return text;
        var line = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsWhiteSpace(text[end]))
                end++;
            if (text.AsSpan(at, end - at).ContainsAny(LineBreaks))
                line.Append(' ');
            else
                line.Append(text, at, end - at);
            at = end;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            line.Append(text, at, end - at);
            at = end;
        }

        return line.ToString();
    }
}
