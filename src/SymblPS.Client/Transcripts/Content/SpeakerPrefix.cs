using SymblPS.Client.People;

namespace SymblPS.Client.Transcripts.Content;

/// <summary>The speaker before the words of a line: <c>Ann: Hello.</c>, <c>[Ann]: Hello.</c>, <c>&gt;&gt; ANN: Hello.</c></summary>
internal static class SpeakerPrefix
{
    private const int LongestName = 80;
    private const int MostWords = 6;

    // What ends or interrupts a sentence stands in no name.
    private const string NotInNames = "!?;\"“”|{}=#…<>[]";

    /// <summary>Takes a line apart where it begins with what may be a name.</summary>
    public static (string Name, string Words)? Split(string line)
    {
        var text = line.TrimStart('>', '-', '–', '—', ' ', '\t');
        var at = text.IndexOfAny([':', '：']);
        // An address may stand before the colon, and has none in it.
        if (at is < 1 or > LongestName) return null;
        var rest = text.Substring(at + 1);
        // "10:30" and "https://" are no names. The wide colon of East Asian scripts takes its own room.
        if (text[at] == ':' && rest.Length > 0 && !char.IsWhiteSpace(rest[0])) return null;
        var name = text.Substring(0, at).Trim();
        if (name.Length > 2 && ((name[0] == '[' && name[name.Length - 1] == ']') || (name[0] == '(' && name[name.Length - 1] == ')')))
            name = name.Substring(1, name.Length - 2).Trim();
        return IsName(name) ? (name, rest.Trim()) : null;
    }

    /// <summary>Whether a text has the shape of a name, with or without an e-mail address.</summary>
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
