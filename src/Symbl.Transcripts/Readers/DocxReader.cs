using System.Globalization;
using System.Text.RegularExpressions;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers;

/// <summary>
/// Reads the text of transcripts that Teams saves as Word documents. The documents have either a name and a time above the words (<c>Ann Smith
/// 0:03</c>), or times (<c>0:0:3.409 --&gt; 0:0:5.109</c>) above the name and the words.
/// </summary>
internal static class DocxReader
{
    private static readonly Regex Heading = new(@"^(?<name>\S.{0,80}?)\s+(?<time>\d{1,3}:\d{2}(?::\d{2})?)\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex Remark = new(@"^.{1,80} (?:started|stopped) transcription\.?$", RegexOptions.CultureInvariant);

    // The heading of the document has the date in the form of the United States, without a zone.
    private static readonly string[] Dates = ["MMMM d, yyyy, h:mmtt", "MMMM d, yyyy, h:mm tt", "MMMM d, yyyy h:mm tt", "MMMM d, yyyy"];

    public static (IReadOnlyList<TranscriptEntry> Entries, DateTimeOffset? StartTime) Read(TranscriptText source)
    {
        var lines = source.Lines.Select(static line => line.Trim()).Where(static line => !Remark.IsMatch(line)).ToList();
        var first = lines.FindIndex(static line => CueTiming.IsTiming(line) || IsHeading(line));
        if (first < 0) return (PlainTextReader.Read(source), null);
        var began = lines.Take(first).Select(ReadDate).FirstOrDefault(static date => date is not null);
        return (CueTiming.IsTiming(lines[first]) ? Timed(source, lines, first) : Headed(source, lines, first), began);
    }

    private static List<TranscriptEntry> Timed(TranscriptText source, List<string> lines, int first)
    {
        var text = new TranscriptText(source.Source, string.Join("\n", lines));
        var entries = new List<TranscriptEntry>();
        for (var i = first; i < lines.Count; i++)
        {
            if (CueTiming.Read(text, i, captions: false) is not { } times) continue;
            var said = new List<string>();
            while (i + 1 < lines.Count && !CueTiming.IsTiming(lines[i + 1])) said.Add(lines[++i]);
            said.RemoveAll(string.IsNullOrWhiteSpace);
            var isNamed = said.Count > 1 && SpeakerPrefix.IsName(said[0]);
            Add(entries, isNamed ? said[0] : null, isNamed ? said.Skip(1) : said, times.Start, times.End);
        }

        return entries;
    }

    private static List<TranscriptEntry> Headed(TranscriptText source, List<string> lines, int first)
    {
        var entries = new List<TranscriptEntry>();
        for (var i = first; i < lines.Count; i++)
        {
            var heading = Heading.Match(lines[i]);
            if (!heading.Success) continue;
            var at = TranscriptTime.ReadPlace(heading.Groups["time"].Value) ?? throw source.Fail(i, $"'{lines[i]}' does not end with a time.");
            var said = new List<string>();
            while (i + 1 < lines.Count && !IsHeading(lines[i + 1])) said.Add(lines[++i]);
            Add(entries, heading.Groups["name"].Value, said, at, null);
        }

        return entries;
    }

    private static void Add(List<TranscriptEntry> entries, string? speaker, IEnumerable<string> lines, TimeSpan start, TimeSpan? end)
    {
        var text = TranscriptText.Flatten(string.Join(" ", lines));
        if (text.Length > 0) entries.Add(new TranscriptEntry { Speaker = speaker, Text = text, StartOffset = start, EndOffset = end });
    }

    private static bool IsHeading(string line) => Heading.Match(line) is { Success: true } match && SpeakerPrefix.IsName(match.Groups["name"].Value.Trim());

    private static DateTimeOffset? ReadDate(string line) => DateTimeOffset.TryParseExact(
        line, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces, out var date) ? date : null;
}
