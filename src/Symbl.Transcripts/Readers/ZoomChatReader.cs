using System.Text.RegularExpressions;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers;

/// <summary>
/// Reads the chat exports of Zoom: <c>09:30:11 From Ann Smith to Everyone: Hello</c> from the client, with the text on the same line or
/// indented below, <c>00:02:15⇥Ann Smith:⇥Hello</c> from cloud recordings, and saved captions: <c>[Ann Smith] 09:30:11</c> above the words.
/// </summary>
/// <remarks>
/// The client and the captions have times of day without a date, so their offsets count from the first message. The times of cloud recordings count from the
/// start of the recording.
/// </remarks>
internal static class ZoomChatReader
{
    private static readonly Regex Client = new(
        @"^(?<time>\d{1,2}:\d{2}:\d{2})\s+From\s+(?<from>.+?)(?:\s+to\s+(?<to>.+?))?\s*:(?:\s+(?<text>.*))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Cloud = new(@"^(?<time>\d{1,2}:\d{2}:\d{2})\t+\s*(?<from>[^\t]+?)\s*:\t(?<text>.*)$", RegexOptions.CultureInvariant);

    private static readonly Regex Caption = new(@"^\[(?<from>[^\]]{1,200})\]\s+(?<time>\d{1,2}:\d{2}:\d{2})\s*$", RegexOptions.CultureInvariant);

    public static bool IsMessage(string line) => Client.IsMatch(line) || Cloud.IsMatch(line) || Caption.IsMatch(line);

    public static IReadOnlyList<TranscriptEntry> Read(TranscriptText source)
    {
        var messages = new List<(string From, TimeSpan At, List<string> Words)>();
        TimeSpan? origin = null;
        for (var i = 0; i < source.Lines.Count; i++)
        {
            var line = source.Lines[i];
            var (client, cloud, caption) = (Client.Match(line), Cloud.Match(line), Caption.Match(line));
            if (client.Success || cloud.Success || caption.Success)
            {
                var match = cloud.Success ? cloud : caption.Success ? caption : client;
                var at = TranscriptTime.ReadPlace(match.Groups["time"].Value)
                    ?? throw source.Fail(i, $"'{match.Groups["time"].Value}' is not a time of day.");
                if (!cloud.Success) at -= origin ??= at;
                // A chat that continues past midnight restarts at 00:00.
                while (messages.Count > 0 && at < messages[messages.Count - 1].At) at += TimeSpan.FromDays(1);
                messages.Add((match.Groups["from"].Value, at, [match.Groups["text"].Value]));
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                if (messages.Count == 0) throw source.Fail(i, "expected a message such as '09:30:11 From Ann Smith to Everyone: Hello'.");
                messages[messages.Count - 1].Words.Add(line);
            }
        }

        return [.. messages.Select(static message => Entry(message.From, message.At, string.Join(" ", message.Words))).OfType<TranscriptEntry>()];
    }

    private static TranscriptEntry? Entry(string from, TimeSpan at, string words)
    {
        var text = TranscriptText.Flatten(words);
        if (text.Length == 0) return null;
        var (name, email) = PersonText.Read(from);
        return new TranscriptEntry { Speaker = name, Email = email, Text = text, StartOffset = at };
    }
}
