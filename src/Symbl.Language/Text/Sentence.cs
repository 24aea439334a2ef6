using System.Text.RegularExpressions;
using Symbl.Domain.Analysis;
using Symbl.Domain.Text;

namespace Symbl.Language.Text;

/// <summary>A word of a sentence, in lower case and with straight apostrophes.</summary>
/// <param name="Word">The word.</param>
/// <param name="Start">Where it begins in its sentence.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct Token(string Word, int Start, int End);

/// <summary>A sentence of a message.</summary>
internal sealed partial class Sentence
{
    private Token[]? _words;

    private Sentence(AnalysedMessage message, int index, int start, string text)
    {
        Message = message;
        Index = index;
        Start = start;
        Text = text;
    }

    /// <summary>The message it belongs to.</summary>
    public AnalysedMessage Message { get; }

    /// <summary>The place of the message in its conversation.</summary>
    public int Index { get; }

    /// <summary>Where it begins in the text of the message.</summary>
    public int Start { get; }

    /// <summary>Its text as it stands, without blanks around it.</summary>
    public string Text { get; }

    /// <summary>Its words in order.</summary>
    public Token[] Words => _words ??= Tokens(Text);

    /// <summary>Its closing mark: <c>?</c>, <c>!</c>, <c>.</c>; nothing where there is none, as in speech written down without.</summary>
    public char? Mark
    {
        get
        {
            var last = Text.AsSpan().TrimEnd("\"'\u201D\u2019)]");
            return last.Length > 0 && last[^1] is '?' or '!' or '.' or '\u2026' ? last[^1] : null;
        }
    }

    /// <summary>Whether its writer uses capitals, so that a name can be told by them.</summary>
    public bool HasCapitals => Text.Any(char.IsUpper);

    /// <summary>Whether a word begins with a capital.</summary>
    public bool IsCapital(Token word) => char.IsUpper(Text[word.Start]);

    /// <summary>What stands between the end of a word and the start of the next, or of the end.</summary>
    public ReadOnlySpan<char> After(int word) =>
        Text.AsSpan()[Words[word].End..(word + 1 < Words.Length ? Words[word + 1].Start : Text.Length)];

    /// <summary>The sentences of messages, in order.</summary>
    public static IEnumerable<Sentence> Of(IReadOnlyList<AnalysedMessage> messages) =>
        messages.SelectMany((message, index) => Split(message, index));

    /// <summary>The words of a text.</summary>
    public static Token[] Tokens(string text)
    {
        var words = new List<Token>();
        foreach (var match in WordPattern().EnumerateMatches(text))
        {
            var word = text.Substring(match.Index, match.Length).Replace('\u2019', '\'').ToLowerInvariant();
            words.Add(new Token(word, match.Index, match.Index + match.Length));
        }

        return [.. words];
    }

    private static IEnumerable<Sentence> Split(AnalysedMessage message, int index)
    {
        var text = message.Text;
        var start = -1;
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            if (start < 0)
                start = at;
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            var next = end;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
                next++;
            if (next == text.Length || IsBreak(text, end, next) || SentenceEnd.IsAfter(text[at..end], NextWord(text, next)))
            {
                yield return new Sentence(message, index, start, text[start..end]);
                start = -1;
            }

            at = next;
        }
    }

    /// <summary>Whether a line break ends a sentence too: not where a line was merely wrapped.</summary>
    private static bool IsBreak(string text, int end, int next)
    {
        var breaks = text.AsSpan(end, next - end).Count('\n');
        return breaks > 1 || breaks == 1 && !char.IsLower(text[next]);
    }

    private static string NextWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return text[start..end];
    }

    // Inner apostrophes, hyphens, points and the like belong to a word: "don't", "follow-up", "ann@example.com", "3.5", "10:30".
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:(?:['\u2019.@_/&+-]|(?<=\d):(?=\d))[\p{L}\p{N}]+)*")]
    private static partial Regex WordPattern();
}
