using System.Globalization;
using System.Text;

namespace Symbl.Transcripts.Content;

/// <summary>The speaker before the text of a line: <c>Ann: Hello.</c>, <c>[Ann]: Hello.</c>, <c>&gt;&gt; ANN: Hello.</c></summary>
internal static class SpeakerPrefix
{
    private const int LongestName = 80;
    private const int MostWords = 6;

    // Names contain no characters that end or interrupt a sentence.
    private static readonly char[] NotInNames = [.. "!?;\"“”|{}=…<>[]"];

    // Captions describe sounds in the same brackets as names.
    private static readonly HashSet<string> Sounds = new(StringComparer.OrdinalIgnoreCase)
    {
        "applause", "audience", "background noise", "beep", "bell", "blank_audio", "blank audio", "cheering", "chuckles", "chuckling", "clapping", "clears throat", "cough",
        "coughing", "coughs", "cross talk", "crosstalk", "crying", "door closes", "door opens", "foreign language", "gasps", "gasp", "groans", "indistinct",
        "inaudible", "indistinct chatter", "inhales", "exhales", "knocking", "laughing", "laughs", "laughter", "laugh", "mumbling", "mumbles", "music", "music playing",
        "musik", "musique", "música", "no audio", "noise", "overlapping speech", "pause", "phone ringing", "ringing", "screaming", "shouting", "sigh", "sighing",
        "sighs", "silence", "singing", "sneezes", "sniffs", "sobbing", "speech", "static", "typing", "unclear", "unintelligible", "whispering", "whispers", "yawns",
    };

    /// <summary>Splits a line that begins with a possible name.</summary>
    public static (string Name, string Words)? Split(string line)
    {
        var text = Marks.TrimLine(line).TrimStart('>', '-', '–', '—', ' ', '\t');
        var at = text.IndexOfAny([':', '：'], Math.Max(EndOfQuote(text), 0));
        // An address can precede the colon, and contains none itself.
        if (at < 1 || Length(text.Substring(0, Math.Min(at, 8 * LongestName))) > LongestName || at > 8 * LongestName) return null;
        var rest = text.Substring(at + 1);
        // "10:30" and "https://" are not names. The full-width colon needs no space after it.
        if (text[at] == ':' && Marks.TrimLine(rest) is { Length: > 0 } next && !char.IsWhiteSpace(next[0])) return null;
        var name = Unwrap(Marks.Trim(text.Substring(0, at)));
        return IsName(name) ? (Marks.Name(name), Marks.Trim(rest)) : null;
    }

    /// <summary>Returns the name in brackets at the start of a line, and the words after it: <c>(Ada Quill)</c>, <c>[Ada Quill] Hello.</c></summary>
    public static (string Name, string Words)? SplitBrackets(string line)
    {
        var text = Marks.TrimLine(line).TrimStart('>', '-', '–', '—', ' ', '\t');
        if (text.Length < 3 || Closing(text[0]) is not { } closing) return null;
        var end = text.IndexOf(closing);
        if (end < 2) return null;
        var name = Marks.Trim(text.Substring(1, end - 1));
        var rest = text.Substring(end + 1).TrimStart(' ', '\t', ':', '：');
        return IsName(name) && !Sounds.Contains(name) && IsCapital(name) ? (Marks.Name(name), Marks.Trim(rest)) : null;
    }

    /// <summary>Returns whether a text has the form of a name, with or without an email address.</summary>
    public static bool IsName(string text)
    {
        var (name, email) = PersonText.Read(Marks.Name(text));
        if (name is null) return false;
        if (email is not null && name == email) return true;
        return Length(name) <= LongestName
            && (name.EnumerateRunes().Any(static rune => Rune.IsLetter(rune) || IsPicture(rune)) || name[0] == '+')
            && Begins(name)
            && name.IndexOfAny(NotInNames) < 0
            && !HasOtherHash(name)
            && name.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Length <= MostWords;
    }

    /// <summary>Returns whether the first letter of a name is a capital letter, or its script has none.</summary>
    public static bool IsCapital(string name)
    {
        var first = name.EnumerateRunes().FirstOrDefault(Rune.IsLetter);
        return Rune.GetUnicodeCategory(first) != UnicodeCategory.LowercaseLetter;
    }

    // Agent #1 is a name. #agenda is none.
    private static bool HasOtherHash(string name)
    {
        for (var i = name.IndexOf('#'); i >= 0; i = name.IndexOf('#', i + 1))
        {
            if (i + 1 >= name.Length || !char.IsDigit(name[i + 1])) return true;
        }

        return false;
    }

    private static bool Begins(string name)
    {
        Rune.DecodeFromUtf16(name.AsSpan(), out var first, out var length);
        return Rune.IsLetterOrDigit(first) || IsPicture(first) || first.Value is '+' or '@' or '_' or '~'
            // 't Hooft
            || (first.Value is '\'' or '’' && name.Length > length && char.IsLetter(name[length]));
    }

    private static bool IsPicture(Rune rune) => !rune.IsAscii
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.MathSymbol;

    // A family of four is one character of a name, but eleven UTF-16 units.
    private static int Length(string name) => new StringInfo(name).LengthInTextElements;

    // "Room 4: North": Hello.
    private static int EndOfQuote(string text)
    {
        if (text.Length < 3 || ClosingQuote(text[0]) is not { } closing) return -1;
        var end = text.IndexOf(closing, 1, Math.Min(text.Length - 1, 8 * LongestName));
        return end > 1 && text.Substring(end + 1).TrimStart() is { Length: > 0 } rest && (rest[0] is ':' or '：') ? end : -1;
    }

    private static char? ClosingQuote(char open) => open switch
    {
        '"' => '"',
        '“' => '”',
        '„' => '“',
        '«' => '»',
        '「' => '」',
        _ => null,
    };

    /// <summary>Returns a name without the brackets or quotation marks around it.</summary>
    public static string Unwrap(string name) =>
        name.Length > 2 && (Closing(name[0]) ?? ClosingQuote(name[0])) == name[name.Length - 1] ? Marks.Trim(name.Substring(1, name.Length - 2)) : name;

    private static char? Closing(char open) => open switch
    {
        '[' => ']',
        '(' => ')',
        '（' => '）',
        '［' => '］',
        '【' => '】',
        _ => null,
    };
}
