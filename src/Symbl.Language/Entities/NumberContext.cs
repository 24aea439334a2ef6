using System.Text.RegularExpressions;

namespace Symbl.Language.Entities;

/// <summary>
/// Decides by the words around a number of which thing it is: first the words of its sentence before and after it, then the sentence after it,
/// then earlier sentences and turns. Of one sentence, "order number" outweighs "card".
/// </summary>
internal static partial class NumberContext
{
    /// <summary>Number of characters that are read before and after a number, and of each earlier message.</summary>
    public const int Reach = 160;

    private const int CloseReach = 40;
    private const int AnswerReach = 30;

    /// <summary>Gets the topic of a number; null if no words tell it.</summary>
    /// <param name="before">The text before the number with the ends of earlier turns, one per line.</param>
    /// <param name="after">The text after the number.</param>
    /// <param name="digits">Number of digits.</param>
    public static NumberTopic? Of(string before, string after, int digits)
    {
        var sentences = Sentences(before);
        var own = sentences[^1];
        var cues = NumberCues.Find(own).Where(cue => cue.IsExplicit || cue.Topic != NumberTopic.Other || Leads(own[cue.End..]));
        if (Choose(cues, own.Length, digits, close: true) is { } sameSentence)
            return sameSentence;
        if (After(after, digits) is { } following)
            return following;
        for (var i = sentences.Count - 2; i >= 0; i--)
        {
            // A short number answers only the sentence before it, at once.
            var isAnswer = i == sentences.Count - 2 && own.Trim().Length <= AnswerReach;
            // "Did the order arrive?" asks for no number.
            var asking = NumberCues.Find(sentences[i])
                .Where(cue => cue.IsExplicit || (cue.Topic != NumberTopic.Other && cue.Topic != NumberTopic.Account));
            if (Choose(asking, sentences[i].Length, digits, isAnswer, anywhere: isAnswer) is { } earlier)
                return earlier;
        }

        return null;
    }

    private static NumberTopic? Choose(IEnumerable<NumberCue> found, int length, int digits, bool close, bool anywhere = false) => found
        .Where(cue => cue.Topic.Fits(digits) && (!cue.Topic.IsShort(digits) || (close && (anywhere || length - cue.End <= CloseReach))))
        .OrderByDescending(cue => cue.Topic.IsPlausible(digits))
        .ThenByDescending(cue => cue.IsExplicit)
        .ThenByDescending(cue => cue.Start)
        .FirstOrDefault()?.Topic;

    // "... is my card number", "... That's my phone."
    private static NumberTopic? After(string text, int digits)
    {
        var link = Link().Match(text);
        if (!link.Success)
            return null;
        var rest = text[(link.Index + link.Length)..];
        var end = SentenceEnd().Match(rest) is { Success: true } stop ? stop.Index : rest.Length;
        return NumberCues.Find(rest[..end]).Where(cue => cue.Topic.Fits(digits) && cue.Start <= AnswerReach)
            .OrderByDescending(cue => cue.Topic.IsPlausible(digits)).ThenByDescending(cue => cue.IsExplicit).ThenBy(cue => cue.Start).FirstOrDefault()?.Topic;
    }

    // "The order is 4155550132", but not "I paid the order with 4111 1111 1111 1111".
    private static bool Leads(string between) => Leading().IsMatch(between);

    private static List<string> Sentences(string text)
    {
        var sentences = new List<string>();
        var at = 0;
        foreach (Match end in SentenceEnd().Matches(text))
        {
            if (!text.AsSpan(at, end.Index - at).IsWhiteSpace())
                sentences.Add(text[at..end.Index]);
            at = end.Index + end.Length;
        }

        sentences.Add(text[at..]);
        return sentences;
    }

    [GeneratedRegex(@"(?<!\bno)(?<!\bi\.d)[.!?\u2026](?=\s)|\n")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"^\W{0,6}(?:(?:is|was|are|were|number|no|id|code|of|the|it['\u2019]?s|says|called|uh|um)\b\W{0,6}){0,4}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(
        @"^[\s,.;:!\u2013\u2014-]{0,6}(?:(?:is|was|are|as|for|on|and|that['\u2019]?s|that is|that was|this is|it['\u2019]?s|it is|those are|these are)\b"
        + @"|(?=(?:is |was )?(?:my|the|your|our|his|her)\b))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
