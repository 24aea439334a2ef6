using System.Net;
using System.Text.RegularExpressions;
using SymblPS.Client.People;
using SymblPS.Client.Transcripts.Content;

namespace SymblPS.Client.Transcripts.Readers;

/// <summary>Finds the speakers of cues in each place in which a product keeps them.</summary>
/// <remarks>
/// The places, in this order: voice spans (<c>&lt;v Ann&gt;</c>, Teams), identifiers of cues (<c>1 "Ann Smith" (345)</c>, Webex), and names in
/// the text: before a colon (Zoom), in brackets, or on a line of their own. A name in the text counts if it occurs more than once or if most
/// cues begin with one, so that "He said: go" is not a speaker. In a transcript with such names, a cue without a name continues with the
/// speaker before.
/// </remarks>
internal static class CueSpeakers
{
    private static readonly Regex Quoted = new(@"^\d*\s*""(?<name>[^""]+)""(?:\s*\([^)]*\))?\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex Numbered = new(@"^\d+\s*[-.:)]?\s+(?<name>\D.*)$", RegexOptions.CultureInvariant);
    private static readonly Regex Generic = new(@"^(?:speaker|spk|sprecher|sprecherin|locuteur|orador|hablante|participant|channel)[ _-]?(?:\p{Nd}{1,3}|\p{Lu})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static List<TranscriptEntry> Entries(List<Cue> cues)
    {
        var parts = cues.ConvertAll(static cue => (Cue: cue, Voices: Voices(string.Join("\n", cue.Lines))));
        if (parts.Exists(static part => part.Voices.Exists(static voice => voice.Voice is not null)))
            return [.. parts.SelectMany(static part => part.Voices.Select(voice => Entry(part.Cue, voice.Voice, Decoded(voice.Text)))).OfType<TranscriptEntry>()];
        if (ByIdentifier(cues) is { } names)
            return [.. cues.Select((cue, index) => Entry(cue, names[index], string.Join(" ", cue.Lines.Select(Cue.Plain)))).OfType<TranscriptEntry>()];
        return ByText(cues);
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

    /// <summary>Returns the names in the identifiers of the cues; <see langword="null"/> if the identifiers are not names.</summary>
    private static string?[]? ByIdentifier(List<Cue> cues)
    {
        var names = cues.Select(static cue => NameOf(cue.Identifier)).ToArray();
        var counts = Count(names.OfType<(string Name, bool IsSure)>().Select(static name => name.Name));
        var found = names.Select(name => name is { } one && (one.IsSure || counts[Key(one.Name)] > 1) ? one.Name : null).ToArray();
        return 2 * found.Count(static name => name is not null) >= cues.Count && cues.Count > 0 ? found : null;
    }

    private static (string Name, bool IsSure)? NameOf(string identifier)
    {
        var text = identifier.Trim();
        if (text.Length == 0) return null;
        if (Quoted.Match(text) is { Success: true } quoted) return SpeakerPrefix.IsName(quoted.Groups["name"].Value) ? (Marks.Name(quoted.Groups["name"].Value), true) : null;
        if (Generic.IsMatch(text)) return (text, true);
        if (Numbered.Match(text) is { Success: true } numbered) text = numbered.Groups["name"].Value.Trim();
        // Identifiers such as 3f9c2a10-6a7b/12-0 are not names.
        return text.Any(char.IsDigit) || text.IndexOfAny(['/', '_']) >= 0 || !SpeakerPrefix.IsName(text) ? null : (Marks.Name(text), Generic.IsMatch(text));
    }

    private static List<TranscriptEntry> ByText(List<Cue> cues)
    {
        var headings = Headings(cues);
        var lines = cues.SelectMany(cue => cue.Lines.Select(Cue.Plain).Where(static line => line.Length > 0)
                .Select((text, index) => (Cue: cue, Text: text, Split: Split(text, headings && index == 0))))
            .ToList();
        var counts = Count(lines.Where(static line => line.Split is not null).Select(static line => line.Split!.Value.Name));
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
            var isNamed = split is { } found && (usual || counts[Key(found.Name)] > 1);
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

    /// <summary>
    /// Returns whether the cues have the name alone on their first line. The names then recur, have capitals, and most cues have further lines.
    /// </summary>
    private static bool Headings(List<Cue> cues)
    {
        var spoken = cues.ConvertAll(static cue => cue.Lines.Select(Cue.Plain).Where(static line => line.Length > 0).ToList()).FindAll(static lines => lines.Count > 0);
        var first = spoken.FindAll(static lines => lines.Count > 1 && IsHeading(lines[0])).ConvertAll(static lines => lines[0]);
        var distinct = Count(first).Count;
        return first.Count >= 3 && 5 * first.Count >= 4 * spoken.Count && 2 * distinct <= first.Count + 1;
    }

    private static bool IsHeading(string line)
    {
        var words = line.Split(' ');
        return words.Length <= 4 && !char.IsPunctuation(line[line.Length - 1]) && SpeakerPrefix.IsName(line) && Array.TrueForAll(words, SpeakerPrefix.IsCapital);
    }

    private static Dictionary<string, int> Count(IEnumerable<string> names) =>
        names.GroupBy(Key, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);

    private static string Key(string name) => Marks.Name(name).ToUpperInvariant();

    private static TranscriptEntry? Entry(Cue cue, string? speaker, string text)
    {
        var words = TranscriptText.Flatten(text);
        if (words.Length == 0) return null;
        var (name, email) = PersonText.Read(speaker);
        return new TranscriptEntry { Speaker = name, Email = email, Text = words, StartOffset = cue.Start, EndOffset = cue.End };
    }

    private static string Decoded(string text) => TranscriptText.Flatten(WebUtility.HtmlDecode(text));
}
