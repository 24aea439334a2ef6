using System.Globalization;
using System.Text;

namespace Symbl.LocalServer.Endpoints.Conversations.Transcripts;

/// <summary>Subtitles (SRT) in the time format of the service, which has no leading zeros: <c>0:1:6,800</c>.</summary>
internal static class SubtitleFormat
{
    public static string Write(IEnumerable<TranscriptLine> lines)
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var line in lines)
        {
            if (number > 0)
                text.Append("\n\n");
            text.Append(CultureInfo.InvariantCulture, $"{++number}\n{Time(line.Message.Start)} --> {Time(line.Message.End)}\n");
            text.Append(line.Prefix).Append(line.Text);
        }

        return text.ToString();
    }

    private static string Time(TimeSpan offset) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(long)offset.TotalHours}:{offset.Minutes}:{offset.Seconds},{offset.Milliseconds:000}");
}
