using System.Text;

namespace Symbl.LocalServer.Endpoints.Conversations.Transcripts;

/// <summary>
/// Markdown in the format of the service: line breaks are <c>&lt;br/&gt;</c>, and <c>&lt;mark&gt;</c> encloses phrases. The writer encodes
/// the text of messages, so it cannot contain tags.
/// </summary>
internal static class MarkdownFormat
{
    private const string ParagraphBreak = "<br/><br/>";

    public static string Write(IEnumerable<TranscriptLine> lines, bool paragraphs, Highlights highlights)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 0)
                text.Append(paragraphs ? ParagraphBreak : " ");
            text.Append(Encode(line.Prefix));
            Append(text, line, highlights);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, TranscriptLine line, Highlights highlights)
    {
        var said = line.Text;
        var at = 0;
        foreach (var (start, end) in highlights.Of(line.Message, said))
        {
            text.Append(Encode(said[at..start])).Append("<mark>").Append(Encode(said[start..end])).Append("</mark>");
            at = end;
        }

        text.Append(Encode(said[at..]));
    }

    private static string Encode(string text) => text.Replace("<", "&lt;", StringComparison.Ordinal);
}
