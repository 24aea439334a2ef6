using System.Text.RegularExpressions;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers;

/// <summary>
/// Reads lines such as <c>Ann: Hello.</c>. A time can precede or follow the name (<c>[00:00:12] Ann: Hello.</c>, <c>Ann (0:12):
/// Hello.</c>), or name and time can form a line of their own (<c>Ann 0:12</c>, exports of Otter and Word). Lines without a name, and
/// indented lines, continue the entry before.
/// </summary>
internal static class PlainTextReader
{
    private const string Time = @"\d{1,4}[:：]\d{1,2}(?:[:：]\d{1,2})?(?:[.,٫．，]\d{1,9})?"
        + @"|\d{4}-\d{2}-\d{2}[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?";

    private static readonly Regex Before = new(
        $@"^(?<open>[\[(［（【])?\s?(?<start>{Time})(?:\s*(?:-->|[-–—～〜])\s*(?<end>{Time}))?(?(open)\s?[\])］）】])(?:\s*[-–—:])?(?:(?:\s+|(?<=[］）】]))(?<rest>.*))?$",
        RegexOptions.CultureInvariant);

    private static readonly Regex Behind = new($@"^(?<name>[^:：\[(［（【]{{1,80}}?)\s*[\[(［（【]\s?(?<start>{Time})\s?[\])］）】]\s*[:：]\s*(?<rest>.*)$", RegexOptions.CultureInvariant);
    private static readonly Regex Heading = new($@"^(?<name>\S.{{0,80}}?)(?:\s{{2,}}|\t|\s+(?=[\[(])|(?=[［（【]))[\[(［（【]?(?<start>{Time})[\])］）】]?\s*$", RegexOptions.CultureInvariant);

    private const int LongestTitle = 4;

    // The form of an export that has names in quotation marks.
    private static readonly Regex Exported = new(@"^(?:\[(?<start>\d{2,6}:\d{2}:\d{2}\.\d{3}) - (?<end>\d{2,6}:\d{2}:\d{2}\.\d{3})\] )?(?<line>"".*)$", RegexOptions.CultureInvariant);

    /// <summary>Returns whether each line has its speaker in quotation marks.</summary>
    public static bool IsQuoted(TranscriptText source) => Quoted(source, [.. source.Lines.Where(static line => !string.IsNullOrWhiteSpace(line)).Take(1)]) is not null && Quoted(source, source.Lines) is not null;

    public static IReadOnlyList<TranscriptEntry> Read(TranscriptText source)
    {
        if (Quoted(source, source.Lines) is { Count: > 0 } quoted) return [.. quoted.Select(static said => said.ToEntry()).OfType<TranscriptEntry>()];
        var utterances = new List<Utterance>();
        TranscriptTime? waiting = null;
        var isThreeLines = false;
        for (var i = TitleEnd(source); i < source.Lines.Count; i++)
        {
            var line = source.Lines[i];
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (NameAboveTime(source, i, isThreeLines) is { } above)
            {
                isThreeLines = true;
                utterances.Add(New(source, ++i, line, above, string.Empty));
                continue;
            }

            if (!Before.IsMatch(line) && (CueTiming.IsBroken(line) || CueTiming.IsTiming(line))) throw source.Fail(i, $"'{Shorten(line)}' has an arrow between times, and they are not valid times.");
            if (ReadStart(source, i, utterances.Count > 0 ? utterances[utterances.Count - 1].Speaker : null) is { } begun)
            {
                if (begun is { Speaker: null, Words.Count: 0, IsHeading: false }) waiting = begun.Start;
                else utterances.Add(begun.Start is null && waiting is not null ? begun with { Start = Take(ref waiting) } : begun);
            }
            else if (utterances.Count == 0)
            {
                throw source.Fail(i, $"'{Shorten(line)}' does not begin with a speaker. Expected 'Ann: Hello.', also as '[00:00:12] Ann: Hello.'.");
            }
            else
            {
                utterances[utterances.Count - 1].Words.Add(line);
            }
        }

        return [.. AcrossMidnight(WithoutPhrases(utterances)).Select(static said => said.ToEntry()).OfType<TranscriptEntry>()];
    }

    /// <summary>Returns the index of the first line behind a title, such as the one of Google Meet: lines without names before a blank line.</summary>
    private static int TitleEnd(TranscriptText source)
    {
        var first = 0;
        while (first < source.Lines.Count && string.IsNullOrWhiteSpace(source.Lines[first])) first++;
        var end = first;
        while (end < source.Lines.Count && !string.IsNullOrWhiteSpace(source.Lines[end])) end++;
        if (end - first is 0 or > LongestTitle || end >= source.Lines.Count) return 0;
        for (var i = first; i < end; i++)
        {
            if (NameAboveTime(source, i, isKnown: false) is not null || ReadStart(source, i, null) is { } begun && (begun.Speaker is not null || i == first)) return 0;
        }

        // Without a speaker below, the error names the first line.
        var next = end;
        while (next < source.Lines.Count && string.IsNullOrWhiteSpace(source.Lines[next])) next++;
        if (next >= source.Lines.Count || (NameAboveTime(source, next, isKnown: false) is null && ReadStart(source, next, null) is null)) return 0;
        source.Note($"'{Shorten(source.Lines[first])}' was taken as a title, because no speaker precedes it. It is not part of the messages.");
        return end;
    }

    // Ann Lee, 00:00:03 and Hello. on three lines.
    private static Match? NameAboveTime(TranscriptText source, int index, bool isKnown)
    {
        var lines = source.Lines;
        if (index + 2 >= lines.Count || string.IsNullOrWhiteSpace(lines[index + 2]) || lines[index].Length == 0 || char.IsWhiteSpace(lines[index][0])) return null;
        if (!isKnown && index > 0 && !string.IsNullOrWhiteSpace(lines[index - 1])) return null;
        var match = Before.Match(lines[index + 1]);
        return match.Success && string.IsNullOrWhiteSpace(match.Groups["rest"].Value) && SpeakerPrefix.IsName(lines[index].Trim())
            && SpeakerLabels.IsCapitalized(lines[index]) && (isKnown || SpeakerPrefix.Split(lines[index + 2]) is null) ? match : null;
    }

    private static List<Utterance>? Quoted(TranscriptText source, IReadOnlyList<string> lines)
    {
        var utterances = new List<Utterance>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            var match = Exported.Match(lines[i]);
            if (!match.Success || QuotedLine.Read(match.Groups["line"].Value) is not { } line) return null;
            utterances.Add(New(source, i, line.Name, match, line.Text));
        }

        return utterances;
    }

    /// <summary>Returns the start of an entry: a line that names a speaker, or a time in brackets.</summary>
    private static Utterance? ReadStart(TranscriptText source, int index, string? before)
    {
        var line = source.Lines[index];
        if (char.IsWhiteSpace(line[0])) return null;
        if (Behind.Match(line) is { Success: true } behind && SpeakerPrefix.Unwrap(behind.Groups["name"].Value.Trim()) is var name && SpeakerPrefix.IsName(name))
            return New(source, index, name, behind, behind.Groups["rest"].Value);
        if (Before.Match(line) is { Success: true } timed)
        {
            var rest = timed.Groups["rest"].Value;
            if (SpeakerPrefix.Split(rest) is { } split) return New(source, index, split.Name, timed, split.Words) with { Label = LabelOf(rest, split.Words) };
            // A time without brackets can begin a sentence. In brackets, or alone, it is a timestamp.
            return timed.Groups["open"].Success ? New(source, index, rest.Length == 0 ? null : before, timed, rest)
                : rest.Trim().Length == 0 ? New(source, index, null, timed, rest)
                : null;
        }

        if (IsNameInBrackets(source, index) is { } bracketed) return New(source, index, bracketed, null, string.Empty) with { IsHeading = true };
        if (IsHeading(source, index) is { } heading) return New(source, index, heading.Groups["name"].Value, heading, string.Empty) with { IsHeading = true };
        return SpeakerPrefix.Split(line) is { } said ? New(source, index, said.Name, null, said.Words) with { Label = LabelOf(line, said.Words) } : null;
    }

    private static string LabelOf(string line, string words) => words.Length == 0 ? line : line.Substring(0, line.LastIndexOf(words, StringComparison.Ordinal));

    // In a text with speakers that recur, "Two reasons: time and money." continues the entry before.
    private static List<Utterance> WithoutPhrases(List<Utterance> utterances)
    {
        var named = utterances.FindAll(static said => said.Speaker is not null);
        var labels = new SpeakerLabels(named.ConvertAll(static said => (said.Speaker!, IsMarked(said))), utterances.Count, isUsual: true);
        var kept = new List<Utterance>();
        foreach (var said in utterances)
        {
            if (said.Label is not { } label || kept.Count == 0 || labels.IsSpeaker(said.Speaker!, IsMarked(said))) kept.Add(said);
            else if (said.Start is null) kept[kept.Count - 1].Words.AddRange([label, .. said.Words]);
            else kept.Add(said with { Speaker = kept[kept.Count - 1].Speaker, Words = [label, .. said.Words] });
        }

        return kept;
    }

    private static bool IsMarked(Utterance said) => said.Label is { Length: > 0 } label && label[0] is '>' or '-';

    // (Ada Quill) alone on a line, above the words.
    private static string? IsNameInBrackets(TranscriptText source, int index)
    {
        if (index + 1 >= source.Lines.Count || string.IsNullOrWhiteSpace(source.Lines[index + 1])) return null;
        return SpeakerPrefix.SplitBrackets(source.Lines[index]) is { Words.Length: 0 } alone ? alone.Name : null;
    }

    private static Match? IsHeading(TranscriptText source, int index)
    {
        if (index > 0 && !string.IsNullOrWhiteSpace(source.Lines[index - 1])) return null;
        if (index + 1 >= source.Lines.Count || string.IsNullOrWhiteSpace(source.Lines[index + 1])) return null;
        var match = Heading.Match(source.Lines[index]);
        return match.Success && SpeakerPrefix.IsName(match.Groups["name"].Value.Trim()) ? match : null;
    }

    // Times of day restart at midnight. An offset does not fall by half a day.
    private static IEnumerable<Utterance> AcrossMidnight(IEnumerable<Utterance> utterances)
    {
        var (days, before) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var said in utterances)
        {
            if (said.Start?.Offset is { } at)
            {
                if (at + TimeSpan.FromHours(12) < before && before < TimeSpan.FromDays(1)) days += TimeSpan.FromDays(1);
                before = at;
            }

            yield return days == TimeSpan.Zero ? said : said with { Start = Later(said.Start, days), End = Later(said.End, days) };
        }
    }

    private static TranscriptTime? Later(TranscriptTime? time, TimeSpan by) => time is { } one ? one with { Offset = one.Offset + by } : null;

    private static Utterance New(TranscriptText source, int index, string? speaker, Match? times, string words)
    {
        TranscriptTime? At(string group)
        {
            if (times is null || !times.Groups[group].Success) return null;
            var text = times.Groups[group].Value;
            if (TranscriptTime.ReadPlace(Digits.ToAscii(text), out var isOdd) is { } place && isOdd)
            {
                source.Repair(index, $"'{text}' has 60 seconds or minutes", $"it was taken as {CueTime.VttTime(place)}");
                return new TranscriptTime(place, null);
            }

            return TranscriptTime.Read(text) ?? throw source.Fail(index, $"'{text}' is not a time.");
        }

        return new Utterance(speaker?.Trim(), At("start"), At("end"), words.Trim().Length == 0 ? [] : [words]);
    }

    private static TranscriptTime? Take(ref TranscriptTime? waiting)
    {
        var time = waiting;
        waiting = null;
        return time;
    }

    private static string Shorten(string line) => line.Length <= 40 ? line.Trim() : line.Trim().Substring(0, 39) + "…";

    private sealed record Utterance(string? Speaker, TranscriptTime? Start, TranscriptTime? End, List<string> Words)
    {
        public bool IsHeading { get; init; }

        /// <summary>The name before a colon, with the colon, as the line has it.</summary>
        public string? Label { get; init; }

        public TranscriptEntry? ToEntry()
        {
            var text = TranscriptText.Flatten(string.Join(" ", Words));
            if (text.Length == 0) return null;
            var (name, email) = PersonText.Read(Speaker);
            return new TranscriptEntry
            {
                Speaker = name,
                Email = email,
                Text = text,
                StartOffset = Start?.Offset,
                EndOffset = End?.Offset,
                StartTime = Start?.Clock,
                EndTime = End?.Clock,
            };
        }
    }
}
