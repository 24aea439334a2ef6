using System.Text;

namespace Symbl.Language.Text;

/// <summary>
/// A word of a text: letters and digits with their marks, the apostrophes between them, and signs that make another word of it, as in
/// <c>C++</c>, <c>C#</c> and <c>.NET</c>. In scripts without spaces, each letter is a word.
/// </summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="AfterBreak">Whether a sentence ends between the previous word and this one. Phrases do not span such a break.</param>
/// <param name="IsJoined">
/// Whether the word and the previous one are parts of one name or number: <c>R&amp;D</c>, <c>3.5</c>. A phrase contains both or neither.
/// </param>
internal readonly record struct WordSpan(int Start, int Length, bool AfterBreak, bool IsJoined = false)
{
    /// <summary>Index after the last character.</summary>
    public int End => Start + Length;

    /// <summary>Splits a text into words. Hyphens and points separate words: <c>follow-up</c> is two words.</summary>
    /// <param name="text">The text.</param>
    public static List<WordSpan> Split(string text)
    {
        var words = new List<WordSpan>();
        var broken = false;
        for (var at = 0; at < text.Length;)
        {
            var letter = RuneAt(text, at);
            if (!Scripts.IsOfWord(letter) && !IsAmpersand(text, at))
            {
                broken |= EndsSentence(text, at);
                at += letter.Utf16SequenceLength;
                continue;
            }

            var start = at - (BeginsWithSign(text, at) ? 1 : 0);
            at = EndOfWord(text, at, letter);
            words.Add(new WordSpan(start, at - start, broken, IsJoinedTo(text, words, start)));
            broken = false;
        }

        return words;
    }

    /// <summary>Gets the characters of the word.</summary>
    /// <param name="text">The text of the word.</param>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    private static int EndOfWord(string text, int at, Rune letter)
    {
        if (text[at] == '&')
            return at + 1;
        var hasSpaces = !Scripts.HasNoSpaces(letter);
        at += letter.Utf16SequenceLength;
        while (at < text.Length)
        {
            var next = RuneAt(text, at);
            if (Scripts.IsMark(next))
            {
                at += next.Utf16SequenceLength;
                if (Scripts.IsStacker(next) && at < text.Length && Scripts.IsOfWord(RuneAt(text, at)))
                    at += RuneAt(text, at).Utf16SequenceLength;
                continue;
            }

            if (!hasSpaces)
                return at;
            if (!IsInner(text, at) && (!Scripts.IsOfWord(next) || Scripts.HasNoSpaces(next)))
                break;
            at += next.Utf16SequenceLength;
        }

        return hasSpaces ? EndOfSigns(text, at) : at;
    }

    // "C++", "C#" and "A+", but not "a+b" and "5+".
    private static int EndOfSigns(string text, int at)
    {
        if (!char.IsLetter(text[at - 1]))
            return at;
        var end = at;
        while (end < text.Length && text[end] is '+' or '#')
            end++;
        return end - at > 1 || end == text.Length || !char.IsLetterOrDigit(text[end]) ? end : at;
    }

    // The point of ".NET" belongs to it; the points of "...no", "a.b" and ".5" do not.
    private static bool BeginsWithSign(string text, int at) =>
        at > 0 && text[at - 1] == '.' && char.IsLetter(text[at]) && (at == 1 || IsOpening(text[at - 2]));

    private static bool IsOpening(char before) =>
        before is not ('.' or '!' or '?' or '\u2026')
        && (char.IsWhiteSpace(before) || char.IsPunctuation(before) || Scripts.HasNoSpaces(new Rune(char.IsSurrogate(before) ? ' ' : before)));

    // The ampersand is a word, because people also write and say "and".
    private static bool IsAmpersand(string text, int at) => text[at] == '&';

    private static bool IsJoinedTo(string text, List<WordSpan> words, int start)
    {
        if (words.Count == 0)
            return false;
        var before = words[^1];
        if (before.End == start)
            return text[start] == '&' || text[start - 1] == '&';
        return before.End == start - 1 && text[start - 1] is '.' or ',' or ':' && char.IsDigit(text[start]) && char.IsDigit(text[start - 2]);
    }

    private static Rune RuneAt(string text, int at) => Rune.TryGetRuneAt(text, at, out var rune) ? rune : Rune.ReplacementChar;

    private static bool IsInner(string text, int at) =>
        text[at] is '\'' or '\u2019' && at + 1 < text.Length && char.IsLetter(text[at + 1]) && char.IsLetter(text[at - 1]);

    // The points of "U.S." and "4.5" end no sentence.
    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '\n' => true,
        '!' or '?' or ';' => true,
        '\u3002' or '\uFF01' or '\uFF1F' or '\uFF0E' or '\uFF61' or '\u17D4' or '\u104B' or '\u061F' or '\u06D4' or '\u0964' => true,
        '.' => (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]))
            && !(at > 1 && char.IsLetter(text[at - 1]) && text[at - 2] == '.'),
        _ => false,
    };
}
