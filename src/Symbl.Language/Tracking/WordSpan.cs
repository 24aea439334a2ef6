namespace Symbl.Language.Tracking;

/// <summary>A word of a text: letters and digits, with apostrophes inside.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Characters.</param>
/// <param name="AfterBreak">Whether a sentence ends between the word before and this one; phrases do not reach over that.</param>
internal readonly record struct WordSpan(int Start, int Length, bool AfterBreak)
{
    /// <summary>Index after its last character.</summary>
    public int End => Start + Length;

    /// <summary>The words of a text in order. Hyphens and points part words, so that <c>follow-up</c> is two.</summary>
    public static List<WordSpan> Split(string text)
    {
        var words = new List<WordSpan>();
        var broken = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                broken |= EndsSentence(text, i);
                continue;
            }

            var start = i;
            while (i + 1 < text.Length && (char.IsLetterOrDigit(text[i + 1]) || IsInner(text, i + 1)))
                i++;
            words.Add(new WordSpan(start, i + 1 - start, broken));
            broken = false;
        }

        return words;
    }

    /// <summary>The characters of the word in its text.</summary>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    private static bool IsInner(string text, int at) =>
        text[at] is '\'' or '\u2019' && at + 1 < text.Length && char.IsLetter(text[at + 1]) && char.IsLetter(text[at - 1]);

    // The points of "U.S." and "4.5" end nothing.
    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '\n' => true,
        '!' or '?' or ';' => true,
        '.' => (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]))
            && !(at > 1 && char.IsLetter(text[at - 1]) && text[at - 2] == '.'),
        _ => false,
    };
}
