using SymblPS.Client.People;

namespace SymblPS.Client.Transcripts.Content;

/// <summary>The speaker before the text of a line: <c>Ann: Hello.</c>, <c>[Ann]: Hello.</c>, <c>&gt;&gt; ANN: Hello.</c></summary>
internal static class SpeakerPrefix
{
    private const int LongestName = 80;
    private const int MostWords = 6;

    // Names contain no characters that end or interrupt a sentence.
    private const string NotInNames = "!?;\"“”|{}=#…<>[]";

    /// <summary>Splits a line that begins with a possible name.</summary>
    public static (string Name, string Words)? Split(string line)
    {
        var text = line.TrimStart('>', '-', '–', '—', ' ', '\t');
        var at = text.IndexOfAny([':', '：']);
        // An address can precede the colon, and contains none itself.
        if (at is < 1 or > LongestName) return null;
        var rest = text.Substring(at + 1);
        // "10:30" and "https://" are not names. The full-width colon needs no space after it.
        if (text[at] == ':' && rest.Length > 0 && !char.IsWhiteSpace(rest[0])) return null;
        var name = text.Substring(0, at).Trim();
        if (name.Length > 2 && ((name[0] == '[' && name[name.Length - 1] == ']') || (name[0] == '(' && name[name.Length - 1] == ')')))
            name = name.Substring(1, name.Length - 2).Trim();
        return IsName(name) ? (name, rest.Trim()) : null;
    }

    /// <summary>Returns whether a text has the form of a name, with or without an email address.</summary>
    public static bool IsName(string text)
    {
        var (name, email) = PersonText.Read(text);
        if (name is null) return false;
        if (email is not null && name == email) return true;
        return name.Length <= LongestName
            && (name.Any(char.IsLetter) || name[0] == '+')
            && (char.IsLetterOrDigit(name[0]) || name[0] is '+' or '@' or '_')
            && name.IndexOfAny(NotInNames.ToCharArray()) < 0
            && name.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Length <= MostWords;
    }
}
