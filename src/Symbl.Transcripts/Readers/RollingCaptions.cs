using System.Text.RegularExpressions;

namespace Symbl.Transcripts.Readers;

/// <summary>
/// Joins rolling captions, such as the automatic captions of YouTube and of television: each cue shows the lines before once more, or the last
/// line with more words. Afterwards each word is there once.
/// </summary>
internal static class RollingCaptions
{
    // Two people can say the same in turn, but not in most cues.
    private const int FewestRepetitions = 3;

    // A screen shows few lines.
    private const int MostLines = 8;

    private static readonly Regex InlineTime = new(@"<\d[\d:.,]*>", RegexOptions.CultureInvariant);

    /// <summary>Returns whether words have their own times, as in the captions of YouTube.</summary>
    public static bool HasTimes(List<Cue> cues) => cues.Exists(static cue => cue.Lines.Exists(InlineTime.IsMatch));

    /// <summary>Removes the words from each cue that the cue before showed.</summary>
    public static void Join(List<Cue> cues)
    {
        var shown = cues.ConvertAll(static cue => cue.Lines.Where(static line => Cue.Plain(line).Length > 0).ToList());
        var plain = shown.ConvertAll(static lines => lines.ConvertAll(Cue.Plain));
        var kept = new (int Lines, string? Grown)[cues.Count];
        var repetitions = 0;
        for (var i = 1; i < cues.Count; i++)
        {
            if (cues[i].Start > cues[i - 1].End + TimeSpan.FromSeconds(0.5)) continue;
            kept[i] = Repeated(plain[i - 1], plain[i]);
            if (kept[i].Lines > 0) repetitions++;
        }

        var hasTimes = HasTimes(cues);
        if (repetitions == 0 || !(hasTimes || (repetitions >= FewestRepetitions && 2 * repetitions >= cues.Count - 1))) return;
        for (var i = 1; i < cues.Count; i++)
        {
            if (kept[i].Lines == 0) continue;
            cues[i].Lines.Clear();
            if (kept[i].Grown is { } rest) cues[i].Lines.Add(rest);
            cues[i].Lines.AddRange(shown[i].Skip(kept[i].Lines));
        }
    }

    /// <summary>Returns the number of first lines that repeat the last lines before, and the new words of the last repeated line.</summary>
    private static (int Lines, string? Grown) Repeated(List<string> before, List<string> now)
    {
        for (var count = Math.Min(Math.Min(before.Count, now.Count), MostLines); count > 0; count--)
        {
            var same = true;
            for (var i = 0; i < count - 1 && same; i++) same = before[before.Count - count + i] == now[i];
            if (!same) continue;
            var (last, grown) = (before[before.Count - 1], now[count - 1]);
            if (last == grown) return (count, null);
            if (grown.StartsWith(last + " ", StringComparison.Ordinal)) return (count, grown.Substring(last.Length + 1));
        }

        return (0, null);
    }
}
