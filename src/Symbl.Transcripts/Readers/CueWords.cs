using System.Text.RegularExpressions;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers;

/// <summary>Reads times between the words of WebVTT cues: <c>Hello &lt;00:00:01.000&gt;&lt;c&gt;world&lt;/c&gt;</c>.</summary>
internal static class CueWords
{
    private static readonly Regex Stamp = new(@"<(?<time>[0-9][0-9:.,]*)>", RegexOptions.CultureInvariant);

    /// <summary>Returns the words of a text of a cue; empty if the cue has no times between its words.</summary>
    /// <param name="cue">The cue.</param>
    /// <param name="text">The text of the entry, which can be a part of the cue.</param>
    public static IReadOnlyList<TranscriptWord> Of(Cue cue, string text)
    {
        if (cue.End < cue.Start || !cue.Lines.Exists(Stamp.IsMatch)) return [];
        var pieces = new List<TimedWord>();
        TimeSpan? at = cue.Start;
        var raw = string.Join(" ", cue.Lines);
        var from = 0;
        foreach (Match stamp in Stamp.Matches(raw))
        {
            Add(raw[from..stamp.Index]);
            from = stamp.Index + stamp.Length;
            // A word ends when the next one begins.
            if (pieces.Count > 0 && pieces[^1].End is null && TranscriptTime.ReadPlace(stamp.Groups["time"].Value) is { } next && next >= cue.Start && next <= cue.End)
                pieces[^1] = pieces[^1] with { End = next };
            at = TranscriptTime.ReadPlace(stamp.Groups["time"].Value) is { } time && time >= cue.Start && time <= cue.End ? time : null;
        }

        Add(raw[from..]);
        return WordTimes.Of(text, pieces, cue.Start, cue.End);

        // Words between two times share them.
        void Add(string part)
        {
            var first = true;
            foreach (var word in Cue.Plain(part).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                pieces.Add(new TimedWord(word, null, first ? at : null, null));
                first = false;
            }
        }
    }
}
