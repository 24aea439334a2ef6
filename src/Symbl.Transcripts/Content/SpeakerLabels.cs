using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Symbl.Transcripts.Content;

/// <summary>
/// Decides which labels before a colon are speakers. If labels that recur begin most parts of a transcript, these are its speakers. Another
/// label is then a speaker only if it has the form of a name as they have, so that <c>Two reasons: time and money.</c> remains text.
/// </summary>
internal sealed class SpeakerLabels
{
    private const int MostWords = 4;
    private static readonly Regex Numbers = new(@"\p{Nd}+", RegexOptions.CultureInvariant);
    private static readonly Regex InBrackets = new(@"\s*[(（\[][^)）\]]*[)）\]]", RegexOptions.CultureInvariant);
    private static readonly Regex Initial = new(@"^\p{L}\.?$", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "van", "von", "vom", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "el", "al", "bin", "ibn", "ben", "bint", "af", "av", "zu", "zur", "ter", "ten",
        "y", "e", "'t", "’t", "d'", "st", "st.", "und", "and", "&", "of", "speaker", "voice", "caller", "participant", "man", "woman",
    };

    private readonly Dictionary<string, int> _counts;
    private readonly List<string> _known;
    private readonly HashSet<string> _patterns;
    private readonly bool _hasNames;
    private readonly bool _isEstablished;
    private readonly bool _areMarked;
    private readonly bool _isUsual;

    /// <param name="labels">The labels of all lines, and whether a mark such as <c>&gt;&gt;</c> precedes each.</param>
    /// <param name="parts">Number of cues or lines that can begin with a label.</param>
    /// <param name="isUsual">Whether most parts begin with a label, so that one occurrence of a label is enough.</param>
    public SpeakerLabels(IReadOnlyList<(string Name, bool IsMarked)> labels, int parts, bool isUsual)
    {
        _counts = Count(labels.Select(static label => label.Name));
        _isUsual = isUsual;
        _hasNames = labels.Any(label => IsPossible(label.Name) && !CommonLabels.IsCommon(label.Name));
        var known = labels.Where(label => _counts[Key(label.Name)] > 1 && !IsPhrase(label.Name)).ToList();
        _known = [.. known.Select(static label => label.Name).Distinct(StringComparer.Ordinal)];
        _patterns = new HashSet<string>(_known.Select(Pattern), StringComparer.OrdinalIgnoreCase);
        _isEstablished = _known.Count > 0 && 2 * known.Count >= parts;
        _areMarked = known.Count > 0 && known.TrueForAll(static label => label.IsMarked);
    }

    /// <summary>Returns the number of occurrences of each name, without regard to case.</summary>
    public static Dictionary<string, int> Count(IEnumerable<string> names) =>
        names.GroupBy(Key, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);

    /// <summary>Returns the form in which two spellings of one name are equal.</summary>
    public static string Key(string name) => Marks.Name(name).ToUpperInvariant();

    /// <summary>Returns whether a label is a speaker.</summary>
    /// <param name="name">The label.</param>
    /// <param name="isMarked">Whether a mark such as <c>&gt;&gt;</c> precedes it.</param>
    public bool IsSpeaker(string name, bool isMarked)
    {
        if (_counts.TryGetValue(Key(name), out var count) && count > 1) return !IsPhrase(name);
        if (_hasNames && CommonLabels.IsCommon(name)) return false;
        return _isUsual && (!_isEstablished || ((isMarked || !_areMarked) && LooksKnown(name)));
    }

    /// <summary>Returns whether each word of a text begins with a capital letter, as in names, or its script has none.</summary>
    public static bool IsCapitalized(string name) =>
        Array.TrueForAll(Words(name), static word => SpeakerPrefix.IsCapital(word) || Particles.Contains(word) || Initial.IsMatch(word));

    private static string[] Words(string name) =>
        InBrackets.Replace(Marks.Name(name), string.Empty).Split([' ', '\t', '\u00A0', '-'], StringSplitOptions.RemoveEmptyEntries);

    // Speaker 1 and Speaker 2, SPEAKER_00 and SPEAKER_01.
    private static string Pattern(string name) => Numbers.Replace(Marks.Name(name), "0");

    // He Li and An Nguyen recur, and are no phrases. In a transcript with questions and answers only, these words are the speakers.
    private bool IsPhrase(string name) => _hasNames && CommonLabels.IsCommon(name) && !(name.IndexOf(' ') > 0 && IsCapitalized(name));

    private bool IsPossible(string name) => _isUsual || _counts[Key(name)] > 1;

    private bool LooksKnown(string name)
    {
        if (_patterns.Contains(Pattern(name))) return true;
        var (plain, email) = PersonText.Read(name);
        if (email is not null) return true;
        var words = Words(plain!);
        if (words.Length == 0) return true;
        if (words.Length > Math.Max(MostWords, _known.Max(static one => Words(one).Length))) return false;
        if (_known.TrueForAll(IsUpper) && HasCase(plain!) && !IsUpper(plain!)) return false;
        return IsCapitalized(plain!) || _known.TrueForAll(static one => !IsCapitalized(one));
    }

    private static bool HasCase(string name) => name.EnumerateRunes().Any(static rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter);

    private static bool IsUpper(string name) => HasCase(name) && name == name.ToUpperInvariant();
}
