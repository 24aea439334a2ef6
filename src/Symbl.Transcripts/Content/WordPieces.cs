using System.Text.RegularExpressions;

namespace Symbl.Transcripts.Content;

/// <summary>Makes whole words of the tokens and punctuation that recognizers write.</summary>
internal static class WordPieces
{
    // [_BEG_], [_TT_150], <|endoftext|> of Whisper; <s>, </s>, <sil>, [NOISE], ++BREATH++ of Sphinx.
    private static readonly Regex Special = new(@"^\s*(?:\[_[A-Z0-9_]+\]|<\|[^|<>]*\|>|</?s>|<sil>|\[[A-Z_]+\]|\+\+[A-Z_]+\+\+|[♪♫]+)\s*$", RegexOptions.CultureInvariant);

    // A decoder writes this for bytes that are no character.
    private const char Broken = '\uFFFD';

    /// <summary>Returns whether a text is a mark of a recognizer, and nothing that somebody said.</summary>
    public static bool IsSpecial(string text) => Special.IsMatch(text);

    /// <summary>
    /// Joins pieces to words. If some pieces begin with a space, a piece without one continues the word before. Otherwise, each piece is a word.
    /// Punctuation alone joins the word before.
    /// </summary>
    public static List<TimedWord> Whole(IEnumerable<TimedWord> pieces)
    {
        var kept = pieces.Where(static piece => piece.Text.Trim().Length > 0 && !IsSpecial(piece.Text)).ToList();
        var areTokens = kept.Exists(static piece => char.IsWhiteSpace(piece.Text[0]));
        var words = new List<TimedWord>();
        foreach (var piece in kept)
        {
            var text = TranscriptText.Flatten(piece.Text);
            var joins = piece.IsPunctuation || (areTokens && !char.IsWhiteSpace(piece.Text[0]) && (piece.Speaker is null || piece.Speaker == words.LastOrDefault()?.Speaker));
            if (joins && words.Count > 0) words[^1] = Joined(words[^1], piece, text);
            else words.Add(piece with { Text = text, IsPunctuation = false });
        }

        return WithoutMarks(words);
    }

    // A dash between two words stays with the word before it.
    private static List<TimedWord> WithoutMarks(List<TimedWord> words)
    {
        var whole = new List<TimedWord>(words.Count);
        foreach (var word in words.Where(static word => !IsSpecial(word.Text)))
        {
            if (whole.Count > 0 && IsMark(word.Text)) whole[^1] = Joined(whole[^1], word, word.Text);
            else whole.Add(word);
        }

        return whole;
    }

    private static TimedWord Joined(TimedWord word, TimedWord piece, string text)
    {
        // The time of punctuation is no time of speech.
        var isSpoken = !IsMark(text);
        return word with
        {
            Text = word.Text + text,
            Start = word.Start ?? (isSpoken ? piece.Start : null),
            End = isSpoken ? piece.End ?? word.End : word.End,
            Confidence = isSpoken && piece.Confidence < word.Confidence ? piece.Confidence : word.Confidence,
        };
    }

    private static bool IsMark(string text) => text.All(static letter => char.IsPunctuation(letter) && letter is not ('&' or '%' or '#' or '@'));

    /// <summary>
    /// Gives the words of a text the times of its pieces. The text has the capitals and the punctuation that lists of words lack, and it is
    /// correct if a character is split between two pieces.
    /// </summary>
    /// <param name="text">The text of the phrase.</param>
    /// <param name="pieces">The pieces in the order of the text.</param>
    /// <returns>The words; the pieces as they are if they do not fit the text.</returns>
    public static List<TimedWord> InText(string text, IReadOnlyList<TimedWord> pieces)
    {
        var spoken = pieces.Where(static piece => !IsSpecial(piece.Text)).ToList();
        var owners = new TimedWord?[text.Length];
        var (at, placed, wanted) = (0, 0, 0);
        // The place of a character that is split between pieces; -1 if there is none.
        var split = -1;
        foreach (var piece in spoken)
        {
            var sought = Core(piece.Text);
            if (sought.Length == 0)
            {
                if (!piece.Text.Contains(Broken)) continue;
                if (split < 0 && at < text.Length) split = at++;
                if (split >= 0) owners[split] = piece;
                continue;
            }

            wanted++;
            if (Find(text, at, sought) is not (>= 0 and var found)) continue;
            placed++;
            owners.AsSpan(found, sought.Length).Fill(piece);
            at = found + sought.Length;
            split = -1;
            if (piece.Text[^1] != Broken || at >= text.Length) continue;
            split = at++;
            owners[split] = piece;
        }

        if (2 * placed < wanted || wanted == 0) return Whole(pieces);
        var words = new List<TimedWord>();
        for (var start = 0; start < text.Length; start++)
        {
            if (char.IsWhiteSpace(text[start])) continue;
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            var own = owners[start..end].OfType<TimedWord>().Distinct().ToList();
            words.Add(new TimedWord(text[start..end], own.FirstOrDefault()?.Speaker ?? words.LastOrDefault()?.Speaker, own.FirstOrDefault()?.Start, own.LastOrDefault()?.End)
            {
                Confidence = own.Min(static piece => piece.Confidence),
                IsPunctuation = IsMark(text[start..end]),
            });
            start = end;
        }

        return Whole(words);
    }

    // A piece stands at the next letter of the text. After a piece that is missing in the text, or in another spelling there, it stands at the
    // beginning of one of the next words.
    private static int Find(string text, int at, string sought)
    {
        const int Farthest = 60;
        while (at < text.Length && !char.IsLetterOrDigit(text[at])) at++;
        if (string.Compare(text, at, sought, 0, sought.Length, StringComparison.OrdinalIgnoreCase) == 0 && at + sought.Length <= text.Length) return at;
        for (var from = at + 1; from < text.Length && from - at <= Farthest; from++)
        {
            if (!char.IsLetterOrDigit(text[from]) || char.IsLetterOrDigit(text[from - 1])) continue;
            if (from + sought.Length <= text.Length && string.Compare(text, from, sought, 0, sought.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (from + sought.Length == text.Length || !char.IsLetterOrDigit(text[from + sought.Length]))) return from;
        }

        return -1;
    }

    // A character that is split between two pieces cannot be found.
    private static string Core(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && !char.IsLetterOrDigit(text[start])) start++;
        while (end > start && !char.IsLetterOrDigit(text[end - 1])) end--;
        return text[start..end].Contains(Broken) ? string.Empty : text[start..end];
    }
}
