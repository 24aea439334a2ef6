namespace Symbl.Language.Text;

/// <summary>A word of a text: letters and digits, and the apostrophes between them.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="AfterBreak">Whether a sentence ends between the previous word and this one. Phrases do not span such a break.</param>
internal readonly record struct WordSpan(int Start, int Length, bool AfterBreak)
{
    /// <summary>Index after the last character.</summary>
    public int End => Start + Length;

    /// <summary>Splits a text into words. Hyphens and points separate words: <c>follow-up</c> is two words.</summary>
    /// <param name="text">The text.</param>
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

    /// <summary>Gets the characters of the word.</summary>
    /// <param name="text">The text of the word.</param>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    private static bool IsInner(string text, int at) =>
        text[at] is '\'' or '\u2019' && at + 1 < text.Length && char.IsLetter(text[at + 1]) && char.IsLetter(text[at - 1]);

    // The points of "U.S." and "4.5" end no sentence.
    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '\n' => true,
        '!' or '?' or ';' => true,
        '.' => (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]))
            && !(at > 1 && char.IsLetter(text[at - 1]) && text[at - 2] == '.'),
        _ => false,
    };
}
