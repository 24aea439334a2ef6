using Symbl.Domain.Text;

namespace Symbl.Language.Text;

/// <summary>Splits a text into sentences.</summary>
internal static class SentenceSplitter
{
    /// <summary>Gets the sentences of a text in order, without white space around them.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<(int Start, int End)> Split(string text)
    {
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
            var end = WordEnd(text, at);
            var next = end;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
                next++;
            if (next == text.Length || IsBreak(text, end, next) || SentenceEnd.IsAfter(text[at..end], text[next..WordEnd(text, next)]))
            {
                yield return (start, end);
                start = -1;
            }

            at = next;
        }
    }

    /// <summary>Tests whether a line break ends a sentence. A wrapped line continues in lowercase and does not end one.</summary>
    private static bool IsBreak(string text, int end, int next)
    {
        var breaks = text.AsSpan(end, next - end).Count('\n');
        return breaks > 1 || breaks == 1 && !char.IsLower(text[next]);
    }

    private static int WordEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return end;
    }
}
