using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers;

/// <summary>
/// Reads WebVTT, SubRip and SubViewer. The reader loses no text: all lines between the times of one cue and the next belong to the first,
/// including lines after a blank line.
/// </summary>
internal static class CueReader
{
    private enum Kind
    {
        Vtt,
        Srt,
        Sbv,
    }

    public static IReadOnlyList<TranscriptEntry> ReadVtt(TranscriptText source)
    {
        var first = 0;
        // The header ends at the first blank line or cue time. Teams, YouTube and other products add properties to it.
        while (first < source.Lines.Count && !IsBlank(source.Lines[first]) && !CueTiming.IsTiming(source.Lines[first])) first++;
        return Entries(Cues(source, first, Kind.Vtt));
    }

    public static IReadOnlyList<TranscriptEntry> ReadSrt(TranscriptText source) => Entries(Cues(source, 0, Kind.Srt));

    public static IReadOnlyList<TranscriptEntry> ReadSbv(TranscriptText source) => Entries(Cues(source, 0, Kind.Sbv));

    private static List<TranscriptEntry> Entries(List<Cue> cues)
    {
        if (CueSpeakers.Exact(cues) is { } exact) return exact;
        RollingCaptions.Join(cues);
        return CueSpeakers.Entries(cues);
    }

    private static List<Cue> Cues(TranscriptText source, int first, Kind kind)
    {
        var cues = new List<Cue>();
        var lines = source.Lines;
        var identifier = string.Empty;
        for (var i = first; i < lines.Count; i++)
        {
            if (CueTiming.Read(source, i, captions: kind == Kind.Sbv) is { } times)
            {
                cues.Add(new Cue(identifier, times.Start, times.End, i, lines[i]));
                identifier = string.Empty;
            }
            else if (IsBlank(lines[i])) continue;
            else if (kind != Kind.Sbv && IsIdentifier(lines, i, first)) identifier = lines[i];
            else if (kind == Kind.Vtt && IsBlockStart(lines, i, first)) while (i + 1 < lines.Count && !IsBlank(lines[i + 1])) i++;
            else if (cues.Count == 0) throw source.Fail(i, $"expected the times of a cue, such as {(kind == Kind.Sbv ? "0:00:01.500,0:00:04.000" : "00:00:01.500 --> 00:00:04.000")}.");
            else cues[cues.Count - 1].Lines.Add(lines[i]);
        }

        return cues;
    }

    // The line before the times is the identifier of the cue: any text after a blank line, otherwise only a number.
    private static bool IsIdentifier(IReadOnlyList<string> lines, int index, int first)
    {
        if (index + 1 >= lines.Count || !CueTiming.IsTiming(lines[index + 1])) return false;
        return index == first || IsBlank(lines[index - 1]) || lines[index].Trim().All(char.IsDigit);
    }

    private static bool IsBlockStart(IReadOnlyList<string> lines, int index, int first)
    {
        if (index > first && !IsBlank(lines[index - 1])) return false;
        var word = lines[index].Split(' ', '\t')[0];
        return word is "NOTE" || lines[index].Trim() is "STYLE" or "REGION";
    }

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);
}
