using System.Text.RegularExpressions;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers;

/// <summary>
/// Reads Markdown of the module: a paragraph for each turn that begins with the bold name, and a line for each message that begins with its
/// times: <c>**Ann** (00:00:03.200 - 00:00:05.000): Hello.</c> An export of an earlier version has one time for each turn.
/// </summary>
internal static class MarkdownReader
{
    /// <summary>The name of a speaker without a name.</summary>
    private const string Unknown = "Unknown";

    /// <summary>Writes the name of a speaker. A person can have the name that stands for no name.</summary>
    public static string NameOf(string name) => name.Length == 0 ? Unknown : name == Unknown ? $"\\{name}" : name.Replace("\\", "\\\\").Replace("*", "\\*");

    private const string Time = @"\d{1,4}:\d{2}:\d{2}(?:\.\d{1,9})?";

    private static readonly Regex Turn = new(
        $@"^\*\*(?<name>(?:\\.|[^*\\])+)\*\*(?:\s\((?<start>{Time})(?:\s-\s(?<end>{Time}))?\))?:(?:\s(?<text>.*))?$", RegexOptions.CultureInvariant);

    // **Ann:** Hello. Other programs write this form, also as a list.
    private static readonly Regex Other = new(
        $@"^(?:[-*+]\s+)?(?<mark>\*\*|__)(?<name>(?:\\.|[^*\\])+?)\s*[:：]\k<mark>(?:\s*\((?<start>{Time})(?:\s-\s(?<end>{Time}))?\))?(?:\s*(?<text>.*))?$", RegexOptions.CultureInvariant);

    private static readonly Regex Message = new($@"^\((?<start>{Time})\s-\s(?<end>{Time})\):?\s(?<text>.*)$", RegexOptions.CultureInvariant);
    private static readonly Regex Escape = new(@"\\(?<char>.)", RegexOptions.CultureInvariant);

    /// <summary>Returns whether a text is Markdown of the module: a heading, and a turn below it.</summary>
    public static bool IsExport(TranscriptText source)
    {
        var lines = source.Lines.Where(static line => !string.IsNullOrWhiteSpace(line)).Take(3).ToList();
        return lines.Exists(static line => TurnOf(line) is not null) && (lines[0].StartsWith("#", StringComparison.Ordinal) || TurnOf(lines[0]) is not null);
    }

    private static Match? TurnOf(string line) =>
        Turn.Match(line) is { Success: true } turn ? turn : Other.Match(line) is { Success: true } other ? other : null;

    public static (IReadOnlyList<TranscriptEntry> Entries, DateTimeOffset? StartTime) Read(TranscriptText source)
    {
        var entries = new List<TranscriptEntry>();
        DateTimeOffset? began = null;
        string? speaker = null;
        var isOpen = false;
        for (var i = 0; i < source.Lines.Count; i++)
        {
            var line = source.Lines[i].Trim();
            if (line.Length == 0) continue;
            if (TurnOf(line) is { } turn)
            {
                var name = turn.Groups["name"].Value;
                speaker = name == Unknown ? null : Escape.Replace(name, "${char}");
                Add(turn, i);
                isOpen = true;
            }
            else if (Message.Match(line) is { Success: true } message && isOpen) Add(message, i);
            else if (isOpen) entries[entries.Count - 1] = entries[entries.Count - 1] with { Text = $"{entries[entries.Count - 1].Text} {line}".Trim() };
            else if (line[0] == '#') continue;
            else if (TranscriptTime.ReadClock(line) is { } date) began = date;
            else throw source.Fail(i, "expected a turn such as '**Ann** (00:00:03.200 - 00:00:05.000): Hello.' or '**Ann:** Hello.'.");
        }

        return ([.. entries.Where(static entry => entry.Text.Length > 0)], began);

        void Add(Match match, int index)
        {
            TimeSpan? At(string group) => !match.Groups[group].Success ? null
                : TranscriptTime.ReadPlace(match.Groups[group].Value) ?? throw source.Fail(index, $"'{match.Groups[group].Value}' is not a time.");
            var (name, email) = PersonText.Read(speaker);
            entries.Add(new TranscriptEntry
            {
                Speaker = name, Email = email, Text = TranscriptText.Flatten(match.Groups["text"].Value), StartOffset = At("start"), EndOffset = At("end"),
            });
        }
    }
}
