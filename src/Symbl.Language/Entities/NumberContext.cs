using System.Text.RegularExpressions;

namespace Symbl.Language.Entities;

/// <summary>
/// Decides by the words around a number of which thing it is: first the words of its sentence before and after it, then the sentence after it,
/// then earlier sentences and turns. Of one sentence, "order number" outweighs "card". Courtesies and other short sentences can stand between
/// a question and the number that answers it; a sentence about another thing cannot.
/// </summary>
internal static partial class NumberContext
{
    /// <summary>Number of characters that are read before and after a number, and of each earlier message.</summary>
    public const int Reach = 160;

    /// <summary>Number of turns before a number that can hold the question for it.</summary>
    public const int MostTurns = 8;

    private const int MostTurnsOfLongNumber = 3;
    private const int CloseReach = 40;
    private const int AnswerReach = 30;

    /// <summary>Gets the topic of a number; null if no words tell it.</summary>
    /// <param name="turns">The sentences of the turns before, the last turn last.</param>
    /// <param name="before">The text of the turn before the number.</param>
    /// <param name="after">The text after the number.</param>
    /// <param name="number">The number.</param>
    public static NumberTopic? Of(
        IReadOnlyList<IReadOnlyList<ContextSentence>> turns, string before, string after, ContextNumber number)
    {
        var own = ContextSentence.Split(before);
        if (OfItsSentence(own[^1], ContextSentence.LastOf(before), after, number) is { } close)
            return close;
        return number.IsAmount || Measure().IsMatch(after) || Counting().IsMatch(before) ? null : OfEarlier(turns, own, number);
    }

    private static NumberTopic? OfItsSentence(ContextSentence own, string text, string after, ContextNumber number)
    {
        var leading = own.Cues.Where(cue => number.Accepts(cue) && (cue.IsExplicit || cue.Topic != NumberTopic.Other || Leads(text[cue.End..])));
        var before = Choose(leading, own.Length, number, close: true);
        if (number.IsAmount && !(before is { IsExplicit: true }))
            before = null;
        // "I paid the card, and 912456789 is my social security number."
        if ((before is null || !Leads(text[before.End..])) && After(after, number) is { } following
            && (before is null || Owner().IsMatch(after) && following.Topic.IsPlausible(number.Length)))
        {
            return following.Topic;
        }

        return before?.Topic;
    }

    private static NumberTopic? OfEarlier(
        IReadOnlyList<IReadOnlyList<ContextSentence>> turns, List<ContextSentence> own, ContextNumber number)
    {
        var between = own[^1];
        var isLinked = true;
        foreach (var (sentence, back) in Backwards(turns, own))
        {
            isLinked = isLinked && between.IsShort && !between.ChangesSubject && (!between.HasNumber || own[^1].Corrects || between.Corrects);
            if (!isLinked && back > MostTurnsOfLongNumber)
                return null;
            var isAnswer = isLinked && (sentence.Asks || ReferenceEquals(between, own[^1]) && own[^1].Length <= AnswerReach);
            // "Did the order arrive?" and "Cancelling your account?" ask for no number.
            var asking = sentence.Cues.Where(cue => number.Accepts(cue)
                && (cue.IsExplicit || (cue.Topic != NumberTopic.Other && ((isAnswer && sentence.AsksForNumber) || cue.Topic != NumberTopic.Account))));
            if ((isAnswer || back <= MostTurnsOfLongNumber) && Choose(asking, sentence.Length, number, isAnswer, anywhere: isAnswer) is { } earlier)
                return earlier.Topic;
            between = sentence;
        }

        return null;
    }

    private static IEnumerable<(ContextSentence Sentence, int Turn)> Backwards(
        IReadOnlyList<IReadOnlyList<ContextSentence>> turns, List<ContextSentence> own)
    {
        for (var i = own.Count - 2; i >= 0; i--)
            yield return (own[i], 0);
        for (var turn = 1; turn <= turns.Count; turn++)
        {
            var sentences = turns[^turn];
            for (var i = sentences.Count - 1; i >= 0; i--)
            {
                if (sentences[i].Length > 0)
                    yield return (sentences[i], turn);
            }
        }
    }

    private static NumberCue? Choose(IEnumerable<NumberCue> found, int length, ContextNumber number, bool close, bool anywhere = false) => found
        .Where(cue => cue.Topic.Fits(number.Length)
            && (!cue.Topic.IsShort(number.Length) || (close && (anywhere || length - cue.End <= CloseReach))))
        .OrderByDescending(cue => cue.Topic.IsPlausible(number.Length))
        .ThenByDescending(cue => cue.IsExplicit)
        .ThenByDescending(cue => cue.Start)
        .FirstOrDefault();

    // "... is my card number", "... That's my phone."
    private static NumberCue? After(string text, ContextNumber number)
    {
        var link = Link().Match(text);
        if (!link.Success)
            return null;
        var rest = text[(link.Index + link.Length)..];
        return NumberCues.Find(rest[..ContextSentence.FirstEnd(rest)])
            .Where(cue => number.Accepts(cue) && cue.Topic.Fits(number.Length) && cue.Start <= AnswerReach)
            .OrderByDescending(cue => cue.Topic.IsPlausible(number.Length)).ThenByDescending(cue => cue.IsExplicit).ThenBy(cue => cue.Start)
            .FirstOrDefault();
    }

    // "The order is 4155550132", but not "I paid the order with 4111 1111 1111 1111".
    private static bool Leads(string between) => Leading().IsMatch(between);

    [GeneratedRegex(
        @"^\W{0,6}(?:(?:is|was|are|were|number|no|id|code|of|the|it['\u2019]?s|says|called|uh|um)\b\W{0,6}){0,4}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(
        @"^[\s,.;:!\u2013\u2014-]{0,6}(?:(?:is|was|are|as|for|on|and|that['\u2019]?s|that is|that was|this is|it['\u2019]?s|it is|those are|these are)\b"
        + @"|(?=(?:is |was )?(?:my|the|your|our|his|her)\b))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    /// <summary>"... is my".</summary>
    [GeneratedRegex(@"^[\s,]{0,4}(?:is|was|are|were)\s+(?:my|the|your|our|his|her|their)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Owner();

    /// <summary>A word that leads to an amount or a year: "we sold", "since".</summary>
    [GeneratedRegex(
        @"(?:(?<!\bend(?:s|ing)? )\bin|\b(?:since|until|around|about|over|under|almost|nearly|approximately|costs?|paid|sold|bought|ordered|weighs?|than))"
        + @"(?: (?:a|an|the|some))?[\s-]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counting();

    /// <summary>A word that counts things after a number: "units", "people".</summary>
    [GeneratedRegex(
        @"^(?:\s|-){1,3}(?:(?:new|more|different|other|of the|of these|of our|of those|additional|extra|old|whole|full|square|cubic)\s+){0,2}"
        + @"(?:people|persons?|men|women|children|feet|foot|staff|percent|degrees?|kg|km|mb|gb|ml|lbs?|oz|mph|times?|unit|piece|pages?|hours?|minutes?"
        + @"|(?!(?:thanks|yes|this|his|hers|ours|yours|does|was|has|is|its|expires|works|ends|begins|starts|goes|comes|seems|looks|sounds|always"
        + @"|besides|digits|numbers|says|plus|less|us|as|cheers|guess|unless|across|perhaps|afterwards|sometimes)\b)\p{L}{2,30}(?<![su])s)(?![\p{L}\p{N}'\u2019])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Measure();
}

/// <summary>A number in its context.</summary>
/// <param name="Length">Number of digits and letters.</param>
/// <param name="HasLetters">Whether the number contains letters.</param>
/// <param name="IsAmount">Whether the words state an amount, such as "four thousand one hundred".</param>
/// <param name="IsCardKnown">Whether the conversation has mentioned a payment card.</param>
internal readonly record struct ContextNumber(int Length, bool HasLetters, bool IsAmount, bool IsCardKnown)
{
    /// <summary>Tests whether the number can be one of the thing that a cue names.</summary>
    /// <param name="cue">The cue.</param>
    public bool Accepts(NumberCue cue) => (!HasLetters || cue.Topic.HasLetters) && (cue.Topic != NumberTopic.Expiry || IsCardKnown);
}
