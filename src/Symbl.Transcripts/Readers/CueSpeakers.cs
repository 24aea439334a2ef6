using System.Net;
using System.Text.RegularExpressions;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers;

/// <summary>Finds the speakers of cues in each place in which a product keeps them.</summary>
/// <remarks>
/// The places, in this order: voice spans (<c>&lt;v Ann&gt;</c>, Teams), identifiers of cues (<c>1 "Ann Smith" (345)</c>, Webex), and names in
/// the text: before a colon (Zoom), in brackets, or on a line of their own. A name in the text counts if it occurs more than once or if most
/// cues begin with one, so that "He said: go" is not a speaker. In a transcript with such names, a cue without a name continues with the
/// speaker before.
/// </remarks>
internal static class CueSpeakers
{
    private static readonly Regex Voice = new(@"^\s*<v[\s.>]", RegexOptions.CultureInvariant);

    /// <summary>
    /// Returns the entries if each cue is one line that begins with a voice span or a name in quotation marks. Such a transcript, as the module
    /// exports it, has no captions that repeat lines, and each cue has its own speaker. Otherwise, returns <see langword="null"/>.
    /// </summary>
    public static List<TranscriptEntry>? Exact(List<Cue> cues)
    {
        var spoken = cues.FindAll(static cue => cue.Lines.Exists(static line => Cue.Plain(line).Length > 0));
        if (spoken.Count == 0 || !spoken.TrueForAll(static cue => cue.Lines.Count == 1)) return null;
        if (spoken.TrueForAll(static cue => Voice.IsMatch(cue.Lines[0]))) return RollingCaptions.HasTimes(spoken) ? null : ByVoice(spoken);
        var quoted = spoken.ConvertAll(static cue => QuotedLine.Read(Cue.Plain(cue.Lines[0])));
        return quoted.TrueForAll(static line => line is not null)
            ? [.. spoken.Select((cue, index) => Entry(cue, quoted[index]!.Value.Name, quoted[index]!.Value.Text)).OfType<TranscriptEntry>()]
            : null;
    }

    public static List<TranscriptEntry> Entries(List<Cue> cues)
    {
        var parts = ByVoice(cues);
        if (parts.Exists(static part => part.Speaker is not null)) return parts;
        if (CueIdentifiers.Names(cues) is { } names)
            return [.. cues.Select((cue, index) => Entry(cue, names[index], string.Join(" ", cue.Lines.Select(Cue.Plain)))).OfType<TranscriptEntry>()];
        return ByText(cues);
    }

    private static List<TranscriptEntry> ByVoice(List<Cue> cues) =>
        [.. cues.SelectMany(static cue => Voices(string.Join("\n", cue.Lines)).Select(voice => Entry(cue, voice.Voice, Decoded(voice.Text)))).OfType<TranscriptEntry>()];

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
            else if (!string.IsNullOrWhiteSpace(words)) voices.Add((voice, words));
        }

        foreach (Match tag in Cue.Tags(text))
        {
            Take(tag.Index);
            from = tag.Index + tag.Length;
            if (!string.Equals(tag.Groups["tag"].Value, "v", StringComparison.OrdinalIgnoreCase)) continue;
            voice = tag.Groups["end"].Length > 0 || string.IsNullOrWhiteSpace(tag.Groups["note"].Value) ? null : Decoded(tag.Groups["note"].Value);
        }

        Take(text.Length);
        return voices;
    }

    private static List<TranscriptEntry> ByText(List<Cue> cues)
    {
        var headings = Headings(cues);
        var lines = cues.SelectMany(cue => cue.Lines.Select(Cue.Plain).Where(static line => line.Length > 0)
                .Select((text, index) => (Cue: cue, Text: text, Split: Split(text, headings && index == 0))))
            .ToList();
        var named = lines.FindAll(static line => line.Split is not null);
        var labels = new SpeakerLabels(
            named.ConvertAll(static line => (line.Split!.Value.Name, IsMarked(line.Text))), cues.Count, 2 * named.Select(static line => line.Cue).Distinct().Count() >= cues.Count);

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
            var isNamed = split is { } found && labels.IsSpeaker(found.Name, IsMarked(text));
            // The chevrons of captions without a name announce another speaker.
            var isOther = !isNamed && text.StartsWith(">>", StringComparison.Ordinal);
            if (isNamed || isOther || cue != open) Close();
            open = cue;
            if (isNamed) speaker = split!.Value.Name;
            else if (isOther) speaker = null;
            words.Add(isNamed ? split!.Value.Words : isOther ? text.TrimStart('>', ' ') : text);
        }

        Close();
        return entries;
    }

    private static (string Name, string Words)? Split(string text, bool isHeading) =>
        SpeakerPrefix.Split(text) ?? SpeakerPrefix.SplitBrackets(text) ?? (isHeading && SpeakerPrefix.IsName(text) ? (Marks.Name(text), string.Empty) : null);

    private static bool IsMarked(string text) => text.StartsWith(">>", StringComparison.Ordinal) || text.StartsWith("- ", StringComparison.Ordinal);

    /// <summary>
    /// Returns whether the cues have the name alone on their first line. The names then recur, have capitals, and most cues have further lines.
    /// </summary>
    private static bool Headings(List<Cue> cues)
    {
        var spoken = cues.ConvertAll(static cue => cue.Lines.Select(Cue.Plain).Where(static line => line.Length > 0).ToList()).FindAll(static lines => lines.Count > 0);
        var first = spoken.FindAll(static lines => lines.Count > 1 && IsHeading(lines[0])).ConvertAll(static lines => lines[0]);
        var distinct = SpeakerLabels.Count(first).Count;
        return first.Count >= 3 && 5 * first.Count >= 4 * spoken.Count && 2 * distinct <= first.Count + 1;
    }

    private static bool IsHeading(string line)
    {
        var words = line.Split(' ');
        return words.Length <= 4 && !char.IsPunctuation(line[line.Length - 1]) && SpeakerPrefix.IsName(line) && Array.TrueForAll(words, SpeakerPrefix.IsCapital);
    }

    private static TranscriptEntry? Entry(Cue cue, string? speaker, string text)
    {
        var words = TranscriptText.Flatten(text);
        if (words.Length == 0) return null;
        var (name, email) = PersonText.Read(speaker);
        return new TranscriptEntry { Speaker = name, Email = email, Text = words, StartOffset = cue.Start, EndOffset = cue.End, Reversed = cue.Reversed, Words = CueWords.Of(cue, words) };
    }

    private static string Decoded(string text) => TranscriptText.Flatten(WebUtility.HtmlDecode(text));
}
