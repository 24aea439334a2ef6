namespace Symbl.Language.Redaction;

/// <summary>A message with replacements for its sensitive entities.</summary>
/// <param name="Original">The original text.</param>
/// <param name="Text">The text with replacements.</param>
/// <param name="Parts">The replaced entities in order.</param>
public sealed record RedactedMessage(string Original, string Text, IReadOnlyList<RedactedPart> Parts)
{
    // A word or a phrase is looked for this far after the previous one.
    private const int Reach = 1_000;

    /// <summary>Creates the result for a message that is not redacted.</summary>
    /// <param name="text">The text of the message.</param>
    public static RedactedMessage Unchanged(string text) => new(text, text, []);

    /// <summary>
    /// Redacts the words of the message. The replacement of an entity replaces each word that overlaps the entity. If the text does not
    /// contain a word, the word is kept only in a message without sensitive entities.
    /// </summary>
    /// <param name="words">The words of the message in order.</param>
    public IEnumerable<string> Words(IEnumerable<string> words) => InOrder(words, Replaced);

    /// <summary>Redacts parts of the message, such as its phrases.</summary>
    /// <param name="pieces">Parts of the original text in order.</param>
    public IEnumerable<string> Pieces(IEnumerable<string> pieces) => InOrder(pieces, (piece, start, _) =>
    {
        var (from, to) = Place(start, piece.Length);
        return Text[from..to];
    });

    /// <summary>Gets the place in the redacted text of a part of the original text. A part of an entity is the whole replacement.</summary>
    /// <param name="start">Index of the first character.</param>
    /// <param name="length">Number of characters.</param>
    public (int From, int To) Place(int start, int length)
    {
        var end = start + length;
        var first = FirstAfter(start);
        var from = first < Parts.Count && Parts[first].Start < start ? Parts[first].Offset : start + Shift(first);
        var last = FirstAfter(end - 1);
        var to = last < Parts.Count && Parts[last].Start < end ? Parts[last].EndOffset : end + Shift(last);
        return (from, Math.Max(from, to));
    }

    private IEnumerable<string> InOrder(IEnumerable<string> pieces, Func<string, int, int, string> redact)
    {
        var at = 0;
        var part = 0;
        foreach (var piece in pieces)
        {
            if (Parts.Count == 0)
            {
                yield return piece;
                continue;
            }

            var start = piece.Length == 0 ? at : Original.IndexOf(piece, at, Math.Min(Original.Length - at, piece.Length + Reach), StringComparison.Ordinal);
            if (start < 0)
            {
                yield return Parts[0].Replacement;
                continue;
            }

            while (part < Parts.Count && Parts[part].End <= start)
                part++;
            yield return redact(piece, start, part);
            at = start + piece.Length;
        }
    }

    private string Replaced(string word, int start, int part)
    {
        if (part == Parts.Count || Parts[part].Start >= start + word.Length)
            return word;
        var replaced = Parts[part].Replacement;
        for (part++; part < Parts.Count && Parts[part].Start < start + word.Length; part++)
            replaced += Parts[part].Replacement;
        return replaced;
    }

    // Number of characters that the replacements before a part add.
    private int Shift(int part) => part == 0 ? 0 : Parts[part - 1].EndOffset - Parts[part - 1].End;

    /// <summary>Gets the index of the first part that ends after a place.</summary>
    private int FirstAfter(int place)
    {
        var (first, last) = (0, Parts.Count);
        while (first < last)
        {
            var middle = (first + last) / 2;
            if (Parts[middle].End <= place)
                first = middle + 1;
            else
                last = middle;
        }

        return first;
    }
}
