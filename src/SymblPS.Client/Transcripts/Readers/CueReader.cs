using System.Net;
using System.Text.RegularExpressions;
using SymblPS.Client.People;
using SymblPS.Client.Transcripts.Content;

namespace SymblPS.Client.Transcripts.Readers;

/// <summary>
/// Reads WebVTT and SubRip. The reader loses no text: all lines between the times of one cue and the next belong to the first, including
/// lines after a blank line.
/// </summary>
/// <remarks>
/// A speaker is a voice span (<c>&lt;v Ann&gt;</c>, Teams) or a name before the text (<c>Ann: Hello.</c>, Zoom). If there are voice spans,
/// names before the text are ignored. A name before the text counts if it occurs more than once or if most cues begin with one, so that "He
/// said: go" is not a speaker. In a transcript with such names, a cue without a name continues with the speaker before.
/// </remarks>
internal static class CueReader
{
    private const string Arrow = "-->";

    private static readonly Regex Timing = new(@"^\s*(?<start>[\d:.,]+)\s*-->\s*(?<end>[\d:.,]+)(?:\s.*)?$", RegexOptions.CultureInvariant);
    private static readonly Regex Tag = new(
        @"<(?<end>/?)(?<tag>c|i|b|u|s|v|lang|ruby|rt|font)(?<class>(?:\.[^\s.>]+)*)(?:\s+(?<note>[^>]*))?>|<\d[\d:.,]*>|\{\\[^}]*\}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static IReadOnlyList<TranscriptEntry> ReadVtt(TranscriptText source)
    {
        var first = 0;
        // The header ends at the first blank line or cue time. Teams, YouTube and other products add properties to it.
        while (first < source.Lines.Count && !IsBlank(source.Lines[first]) && !IsTiming(source.Lines[first])) first++;
        return Entries(Cues(source, first, vtt: true));
    }

    public static IReadOnlyList<TranscriptEntry> ReadSrt(TranscriptText source) => Entries(Cues(source, 0, vtt: false));

    /// <summary>Returns whether a line contains the times of a cue.</summary>
    public static bool IsTiming(string line) => Timing.IsMatch(line);

    private static List<Cue> Cues(TranscriptText source, int first, bool vtt)
    {
        var cues = new List<Cue>();
        var lines = source.Lines;
        for (var i = first; i < lines.Count; i++)
        {
            if (ReadTiming(source, i) is { } times) cues.Add(new Cue(times.Start, times.End));
            else if (IsBlank(lines[i]) || IsIdentifier(lines, i, first)) continue;
            else if (vtt && IsBlockStart(lines, i, first)) while (i + 1 < lines.Count && !IsBlank(lines[i + 1])) i++;
            else if (cues.Count == 0) throw source.Fail(i, "expected the times of a cue, such as 00:00:01.500 --> 00:00:04.000.");
            else cues[cues.Count - 1].Lines.Add(lines[i]);
        }

        return cues;
    }

    private static (TimeSpan Start, TimeSpan End)? ReadTiming(TranscriptText source, int index)
    {
        var line = source.Lines[index];
        if (line.IndexOf(Arrow, StringComparison.Ordinal) < 0) return null;
        var match = Timing.Match(line);
        // An arrow inside the text is text. After a digit, it is part of an invalid time.
        if (!match.Success && !char.IsDigit(line.TrimStart()[0])) return null;
        var start = TranscriptTime.ReadPlace(match.Groups["start"].Value);
        var end = TranscriptTime.ReadPlace(match.Groups["end"].Value);
        if (start is null || end is null)
            throw source.Fail(index, $"'{line.Trim()}' does not contain the times of a cue, such as 00:00:01.500 --> 00:00:04.000.");
        if (end < start) throw source.Fail(index, $"the cue ends before it starts: '{line.Trim()}'.");
        return (start.Value, end.Value);
    }

    // The line before the times is the identifier of the cue: any text after a blank line, otherwise only a number.
    private static bool IsIdentifier(IReadOnlyList<string> lines, int index, int first)
    {
        if (index + 1 >= lines.Count || !IsTiming(lines[index + 1])) return false;
        return index == first || IsBlank(lines[index - 1]) || lines[index].Trim().All(char.IsDigit);
    }

    private static bool IsBlockStart(IReadOnlyList<string> lines, int index, int first)
    {
        if (index > first && !IsBlank(lines[index - 1])) return false;
        var word = lines[index].Split(' ', '\t')[0];
        return word is "NOTE" || lines[index].Trim() is "STYLE" or "REGION";
    }

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);

    private static List<TranscriptEntry> Entries(List<Cue> cues)
    {
        var parts = cues.ConvertAll(static cue => (Cue: cue, Voices: Voices(string.Join("\n", cue.Lines))));
        return parts.Exists(static part => part.Voices.Exists(static voice => voice.Voice is not null))
            ? [.. parts.SelectMany(static part => part.Voices.Select(voice => Entry(part.Cue, voice.Voice, voice.Text))).OfType<TranscriptEntry>()]
            : ByPrefix(cues);
    }

    /// <summary>Returns the text of a cue by voice, without tags.</summary>
    private static List<(string? Voice, string Text)> Voices(string text)
    {
        var voices = new List<(string? Voice, string Text)>();
        string? voice = null;
        var from = 0;
        void Take(int to)
        {
            var words = text.Substring(from, to - from);
            if (voices.Count > 0 && voices[voices.Count - 1].Voice == voice) voices[voices.Count - 1] = (voice, voices[voices.Count - 1].Text + words);
            else if (!IsBlank(words)) voices.Add((voice, words));
        }

        foreach (Match tag in Tag.Matches(text))
        {
            Take(tag.Index);
            from = tag.Index + tag.Length;
            if (!string.Equals(tag.Groups["tag"].Value, "v", StringComparison.OrdinalIgnoreCase)) continue;
            voice = tag.Groups["end"].Length > 0 || IsBlank(tag.Groups["note"].Value) ? null : Plain(tag.Groups["note"].Value);
        }

        Take(text.Length);
        return voices;
    }

    private static List<TranscriptEntry> ByPrefix(List<Cue> cues)
    {
        var lines = cues.SelectMany(static cue => cue.Lines.Select(line => (Cue: cue, Text: Plain(Tag.Replace(line, string.Empty)))))
            .Where(static line => line.Text.Length > 0)
            .Select(static line => (line.Cue, line.Text, Split: SpeakerPrefix.Split(line.Text)))
            .ToList();
        var counts = lines.Where(static line => line.Split is not null)
            .GroupBy(static line => line.Split!.Value.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.OrdinalIgnoreCase);
        var named = lines.Where(static line => line.Split is not null).Select(static line => line.Cue).Distinct().Count();
        var usual = 2 * named >= cues.Count;

        var entries = new List<TranscriptEntry>();
        Cue? open = null;
        string? speaker = null;
        var words = new List<string>();
        void Close()
        {
            if (open is not null && Entry(open, speaker, string.Join(" ", words)) is { } entry) entries.Add(entry);
            words.Clear();
        }

        foreach (var (cue, text, split) in lines)
        {
            var isNamed = split is { } found && (usual || counts[found.Name] > 1);
            if (isNamed || cue != open) Close();
            open = cue;
            if (isNamed) speaker = split!.Value.Name;
            words.Add(isNamed ? split!.Value.Words : text);
        }

        Close();
        return entries;
    }

    private static TranscriptEntry? Entry(Cue cue, string? speaker, string text)
    {
        var words = Plain(text);
        if (words.Length == 0) return null;
        var (name, email) = PersonText.Read(speaker);
        return new TranscriptEntry { Speaker = name, Email = email, Text = words, StartOffset = cue.Start, EndOffset = cue.End };
    }

    private static string Plain(string text) => TranscriptText.Flatten(WebUtility.HtmlDecode(text));

    /// <summary>The times of a cue and the lines up to the next times.</summary>
    private sealed class Cue(TimeSpan start, TimeSpan end)
    {
        public TimeSpan Start { get; } = start;

        public TimeSpan End { get; } = end;

        public List<string> Lines { get; } = [];
    }
}
