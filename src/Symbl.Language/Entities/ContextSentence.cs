using System.Text.RegularExpressions;

namespace Symbl.Language.Entities;

/// <summary>A sentence before a number, with all that the number needs to know about it.</summary>
/// <param name="Length">Number of characters.</param>
/// <param name="Cues">The words that tell of which thing a number is, in order.</param>
/// <param name="Asks">Whether the sentence asks for something.</param>
/// <param name="AsksForNumber">Whether the sentence has the form of a request, so that "your account" in it means its number.</param>
/// <param name="IsShort">Whether the sentence has so few words that it can stand between a question and its answer.</param>
/// <param name="ChangesSubject">Whether the sentence speaks of another thing than the numbers that identify somebody.</param>
/// <param name="HasNumber">Whether the sentence contains a number of several digits.</param>
/// <param name="Corrects">Whether the sentence corrects or repeats a number.</param>
internal sealed partial record ContextSentence(
    int Length, IReadOnlyList<NumberCue> Cues, bool Asks, bool AsksForNumber, bool IsShort, bool ChangesSubject, bool HasNumber, bool Corrects)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int MostWords = 20;
    private const int MostWordsOfPhrase = 6;
    private const int FewestDigits = 3;

    /// <summary>Gets the sentences of a text in order. The last one is the text after the last full stop and can be empty.</summary>
    /// <param name="text">A text of bounded length.</param>
    public static List<ContextSentence> Split(string text)
    {
        var sentences = new List<ContextSentence>();
        var at = 0;
        foreach (Match end in End().Matches(text))
        {
            if (!text.AsSpan(at, end.Index - at).IsWhiteSpace())
                sentences.Add(Of(text[at..(end.Index + 1)]));
            at = end.Index + end.Length;
        }

        sentences.Add(Of(text[at..]));
        return sentences;
    }

    /// <summary>Gets the text of the last sentence.</summary>
    /// <param name="text">A text of bounded length.</param>
    public static string LastOf(string text)
    {
        var at = 0;
        foreach (Match end in End().Matches(text))
            at = end.Index + end.Length;
        return text[at..];
    }

    /// <summary>Gets the index at which the first sentence of a text ends.</summary>
    /// <param name="text">A text of bounded length.</param>
    public static int FirstEnd(string text) => End().Match(text) is { Success: true } end ? end.Index : text.Length;

    /// <summary>Reads a sentence.</summary>
    /// <param name="text">The sentence.</param>
    public static ContextSentence Of(string text)
    {
        var cues = NumberCues.Find(text).ToList();
        var words = Words().Count(text);
        var isQuestion = text.AsSpan().TrimEnd().EndsWith('?');
        var isRequest = Request().IsMatch(text) || words <= MostWordsOfPhrase && Phrase().IsMatch(text);
        return new ContextSentence(
            text.Length,
            cues,
            isQuestion || isRequest,
            isRequest,
            words <= MostWords,
            cues.Exists(cue => cue.Topic == NumberTopic.Other)
                || Question().IsMatch(text) && !Repeat().IsMatch(text) && !cues.Exists(cue => cue.Topic != NumberTopic.Other),
            new DigitRunReader(text).Read().Any(run => run.Digits.Length >= FewestDigits),
            Correction().IsMatch(text));
    }

    [GeneratedRegex(@"(?<!\bno)(?<!\bi\.d)[.!?\u2026](?=\s)|\n")]
    private static partial Regex End();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['\u2019-][\p{L}\p{N}]+)*")]
    private static partial Regex Words();

    [GeneratedRegex(
        @"^\W{0,4}(?:(?:and|so|okay|ok|now|then|next|great|thanks|thank you|alright|perfect|sorry|um|uh)\b\W{0,4}){0,4}"
        + @"(?:what|which|may i|can i|could i|can you|could you|would you|please|give|tell|read|enter|type|say|spell|provide|confirm|verify)\b"
        + @"|\b(?:need|give|tell|read|enter|type|provide|confirm|verify|have|get|take|repeat|want|require|ask for)\s+"
        + @"(?:(?:me|us|out|in|also)\s+)?(?:your|the|that|his|her|their)\b",
        Options)]
    private static partial Regex Request();

    /// <summary>"And the security code", "Your PIN, please."</summary>
    [GeneratedRegex(
        @"^\W{0,4}(?:(?:and|so|okay|ok|now|then|next|great|thanks|alright|perfect|also|um|uh)\b\W{0,4}){0,4}(?:your|the|his|her|their|its)\b"
        + @"(?!.*\b(?:is|was|are|were|has|had|did|does)\b)|\bplease\W*$",
        Options)]
    private static partial Regex Phrase();

    /// <summary>A question for another thing.</summary>
    [GeneratedRegex(@"\b(?:what|which|how|when|where|who|whose|why)\b.{0,120}\?|\bwhat(?:['\u2019]s| is| are) (?:your|the)\b", Options)]
    private static partial Regex Question();

    /// <summary>A question that asks the speaker to say something again, or where it is.</summary>
    [GeneratedRegex(
        @"\b(?:what(?: was (?:that|it)| did you say| do you mean| is it| again)?|how do you mean|which one|which card|where (?:is|was|do i|can i|did i|would i|are)\b.{0,40}"
        + @"|how do i\b.{0,40}|how are you(?: doing)?|what(?:['\u2019]s| is) that|(?:who|why)(?: is that)?|when you are ready|how about that)\W*\?",
        Options)]
    private static partial Regex Repeat();

    [GeneratedRegex(
        @"\b(?:sorry|no|nope|wait|mean|actually|rather|correction|again|repeat|or|scratch|wrong|instead|now|pardon|oops|not)\b",
        Options)]
    private static partial Regex Correction();
}
