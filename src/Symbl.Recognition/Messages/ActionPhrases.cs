using System.Text.RegularExpressions;
using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Messages;

/// <summary>
/// Marks the parts of English sentences that promise or request an action: "I'll send you the form", "could you check the router",
/// "please call back tomorrow". The rules compare words. They find explicit statements and nothing that a speaker implies.
/// </summary>
internal static partial class ActionPhrases
{
    /// <summary>Type of these phrases, as the API names it.</summary>
    public const string Type = "action_phrase";

    private const int MostWords = 14;
    private const int LongestEnd = 40;

    /// <summary>Finds the phrases of a sentence in order. Each is an exact part of the sentence, and phrases do not overlap.</summary>
    public static IReadOnlyList<ProcessedPhrase> Find(string sentence)
    {
        // Replaces one character by one character, so that an index applies to both texts.
        var plain = sentence.Replace('\u2019', '\'');
        var phrases = new List<ProcessedPhrase>();
        var at = 0;
        while (Opening().Match(plain, at) is { Success: true } opening)
        {
            var phrase = sentence[opening.Index..EndOfClause(plain, opening.Index + opening.Length)].TrimEnd();
            at = opening.Index + Math.Max(phrase.Length, opening.Length);
            if (!Idle().IsMatch(plain.AsSpan(opening.Index, phrase.Length)))
                phrases.Add(new ProcessedPhrase(Type, phrase));
        }

        return phrases;
    }

    /// <summary>Finds the end of the clause that continues at an index: punctuation, a conjunction, or the word limit.</summary>
    private static int EndOfClause(string text, int from)
    {
        var limit = text.Length;
        var words = 0;
        for (var i = from; i < text.Length && limit == text.Length; i++)
            if (char.IsWhiteSpace(text[i]) && ++words > MostWords)
                limit = i;
        // The end is looked for up to the limit only, with a little more text for what follows it.
        var length = Math.Min(text.Length, limit + LongestEnd) - from;
        return ClauseEnd().Match(text, from, length) is { Success: true } found && found.Index < limit ? found.Index : limit;
    }

    // A phrase opens with a promise by the speaker, a request to the listener, or a duty of either. A verb must follow: the pattern accepts
    // any word except the few, such as "not", that turn the phrase into a refusal or a counter-question.
    private const string Adverbs = @"(?:(?:also|just|quickly|definitely|certainly|gladly|happily|personally|then|now|immediately)\s+)*";

    // "Do I have to …", "anything else I can do" and "if I can" are no promises.
    private const string Promise =
        @"(?<!\b(?:do|did|does|else|anything|something|everything|what|how|where|if|whether|all)\s+)(?:I|we)"
        + @"(?:'ll|\s+will|\s+shall|\s+can|'m\s+going\s+to|\s+am\s+going\s+to|'re\s+going\s+to|\s+are\s+going\s+to"
        + @"|\s+(?:need|have|want|promise|plan)\s+to|'ve\s+got\s+to|\s+must|\s+should)";

    private const string Request =
        @"(?:could|can|would|will)\s+(?:you|someone|somebody)(?:\s+please)?|(?<!\bto\s)(?<!\bvery\s)please|let(?:\s+me|'s|\s+us)"
        + @"|(?:I|we)(?:'d|\s+would)\s+like\s+you\s+to|(?:I|we)\s+(?:need|want)\s+you\s+to"
        + @"|you(?:'ll)?\s+(?:need|have)\s+to|you\s+(?:should|must)|make\s+sure|don't\s+forget\s+to|remember\s+to";

    [GeneratedRegex(
        @"(?<![\w'])(?:" + Promise + "|" + Request + @")\s+" + Adverbs + @"(?!(?:not|never|n't)\b)(?=\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"[.!?](?=\s|$)|[,;:](?=\s|$)|\s+(?:\u2013|\u2014|-)\s|\s+(?:but|because|although|though|while|unless|otherwise|if)\b"
        + @"|\s+(?:and|so|or)\s+(?:I|we|you|they|he|she|it|that|then|please|could|can|would|will|let)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClauseEnd();

    /// <summary>Set phrases in the form of a promise or request that ask for no action.</summary>
    [GeneratedRegex(
        @"^(?:(?:I|we)(?:'ll|\s+will)\s+(?:see|be\s+(?:honest|fine|okay|ok|happy|glad))"
        + @"|(?:I|we)\s+can\s+(?:hear|see|understand|imagine|tell|say)\b.*"
        + @"|(?:could|can|would|will)\s+you\s+(?:believe|imagine|mind|say|like|hear|see)\b.*"
        + @"|(?:I|we)\s+(?:must|have\s+to|should)\s+(?:say|admit)\b.*"
        + @"|let\s+me\s+(?:see|think)|let's\s+(?:see|say)\b.*|I\s+should\s+(?:think|hope)\b.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Idle();
}
