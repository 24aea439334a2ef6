using System.Text.RegularExpressions;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers;

/// <summary>Finds names in the identifiers of cues: <c>1 "Ann Lee" (345)</c> and <c>1 - Ann Lee (345)</c> (Webex), <c>Ann Lee</c>, <c>Speaker 1</c>.</summary>
/// <remarks>
/// The identifiers are names if they are names in most cues. A name recurs, or it has the form of one. Numbers, hashes such as
/// <c>3f9c2a10-6a7b/12-0</c>, slugs such as <c>intro-1</c> and headings such as <c>Introduction</c> are no names.
/// </remarks>
internal static class CueIdentifiers
{
    private const int FewestNames = 2;
    private static readonly Regex Quoted = new(@"^\d*\s*""(?<name>[^""]+)""(?:\s*\([^)]*\))?\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex Numbered = new(@"^\d+\s*[-–—.:)]?\s+(?<name>\D.*)$", RegexOptions.CultureInvariant);
    private static readonly Regex Account = new(@"\s*\([\d\s+-]+\)$", RegexOptions.CultureInvariant);
    private static readonly Regex Remark = new(@"\s*\([^)]*\)$", RegexOptions.CultureInvariant);
    private static readonly Regex Generic = new(@"^(?:speaker|spk|sprecher|sprecherin|locuteur|orador|hablante|participant|channel)[ _-]?(?:\p{Nd}{1,3}|\p{Lu})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private enum Form
    {
        /// <summary>A name if it recurs.</summary>
        Possible,

        /// <summary>A name if most cues have one.</summary>
        Likely,

        /// <summary>Always a name.</summary>
        Sure,
    }

    /// <summary>Returns the names in the identifiers of the cues; <see langword="null"/> if the identifiers are not names.</summary>
    public static string?[]? Names(List<Cue> cues)
    {
        if (cues.Count == 0) return null;
        var names = cues.ConvertAll(static cue => NameOf(cue.Identifier));
        var counts = SpeakerLabels.Count(names.OfType<(string Name, Form Form)>().Select(static name => name.Name));
        var recurring = names.Count(name => name is { } one && (one.Form == Form.Sure || counts[SpeakerLabels.Key(one.Name)] > 1));
        var likely = names.Count(name => name is { } one && (one.Form >= Form.Likely || counts[SpeakerLabels.Key(one.Name)] > 1));
        // One cue can have any heading. A first and a last name are no heading.
        var isEnough = likely >= FewestNames || (likely == 1 && names.Exists(static name => name is { Form: Form.Likely } one && one.Name.IndexOf(' ') > 0));
        if (2 * recurring < cues.Count && !(isEnough && 3 * likely >= 2 * cues.Count)) return null;
        return [.. names.Select(name => name is { } one && (one.Form >= Form.Likely || counts[SpeakerLabels.Key(one.Name)] > 1) ? one.Name : null)];
    }

    private static (string Name, Form Form)? NameOf(string identifier)
    {
        var text = identifier.Trim();
        if (text.Length == 0) return null;
        if (Quoted.Match(text) is { Success: true } quoted) return SpeakerPrefix.IsName(quoted.Groups["name"].Value) ? (Marks.Name(quoted.Groups["name"].Value), Form.Sure) : null;
        if (Generic.IsMatch(text)) return (text, Form.Sure);
        if (Numbered.Match(text) is { Success: true } numbered) text = numbered.Groups["name"].Value.Trim();
        text = Account.Replace(text, string.Empty);
        if (Generic.IsMatch(text)) return (text, Form.Sure);
        var plain = Remark.Replace(text, string.Empty);
        if (plain.IndexOfAny(['/', '_']) >= 0 || !SpeakerPrefix.IsName(text) || CommonLabels.IsCommon(plain)) return null;
        var name = Marks.Name(text);
        if (!plain.Any(char.IsDigit)) return (name, SpeakerLabels.IsCapitalized(plain) ? Form.Likely : Form.Possible);
        // Agent #1 and Room 4 recur. Hashes do not have a word of letters before a number.
        return Array.TrueForAll(plain.Split(' '), static word => !word.Any(char.IsDigit) || word.TrimStart('#').All(char.IsDigit)) && char.IsLetter(plain[0]) && SpeakerPrefix.IsCapital(plain)
            ? (name, Form.Possible)
            : null;
    }
}
