using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>
/// Finds negations above a clause: "I don't think", "I doubt", "it's unlikely that". Only words such as "that" and "honestly" stand between
/// such a negation and the clause. "I don't doubt that" and "no doubt" deny nothing.
/// </summary>
internal static class Denial
{
    /// <summary>Most words between the negation and the clause.</summary>
    private const int MostBridges = 6;

    /// <summary>Most words of a negation: "don't really honestly think".</summary>
    private const int MostWords = 5;

    private static readonly WordLists Lists = WordLists.Load("denials-en.txt");
    private static readonly PhraseSet Negators = Lists["negators"];
    private static readonly PhraseSet Adverbs = Lists["adverbs"];
    private static readonly PhraseSet Attitudes = Lists["attitudes"];
    private static readonly PhraseSet Uncertainties = Lists["uncertainties"];
    private static readonly PhraseSet Doubts = Lists["doubts"];
    private static readonly PhraseSet Denials = Lists["denials"];
    private static readonly PhraseSet Bridges = Lists["bridges"];
    private static readonly PhraseSet Asides = Lists["asides"];
    private static readonly PhraseSet Complements = Lists["complements"];

    /// <summary>Tests whether a negation above the clause denies it.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="begin">Index of the first word of the clause.</param>
    public static bool IsAbove(Sentence sentence, int begin)
    {
        var words = sentence.Words;
        var complement = false;
        for (var at = begin - 1; at >= 0 && at >= begin - MostBridges; at--)
        {
            if (!Continues(sentence, at))
                return false;
            if (EndsDenial(words, at, complement || begin - 1 == at && sentence.After(at).IsWhiteSpace()))
                return true;
            if (!Bridges.Contains(words[at].Word) && !Asides.Contains(words[at].Word))
                return false;
            complement |= Complements.Contains(words[at].Word);
        }

        return false;
    }

    /// <summary>Tests whether a phrase denies the object of a verb: "send no report". "No later than" is a bound.</summary>
    /// <param name="words">The words.</param>
    /// <param name="verb">Index of the verb.</param>
    public static bool IsInObject(Token[] words, int verb) =>
        verb + 1 < words.Length
        && (words[verb + 1].Word is "nothing" or "nobody" or "none"
            || words[verb + 1].Word is "no" && !(verb + 2 < words.Length && words[verb + 2].Word is "later" or "more" or "less" or "fewer"));

    // A comma ends the negation, unless it belongs to an aside: "I don't think, honestly, that I'll send it".
    private static bool Continues(Sentence sentence, int at)
    {
        var gap = sentence.After(at);
        if (gap.IsWhiteSpace())
            return true;
        return !gap.ContainsAny(".;:?!()\u2013\u2014")
            && (Asides.Contains(sentence.Words[at].Word) || at + 1 < sentence.Words.Length && Asides.Contains(sentence.Words[at + 1].Word));
    }

    private static bool EndsDenial(Token[] words, int last, bool isBound)
    {
        for (var first = last; first >= 0 && first > last - MostWords; first--)
        {
            var length = last + 1 - first;
            if (Denials.MatchAt(words, first) == length)
                return true;
            if (Doubts.MatchAt(words, first) == length)
                return !FollowsNegator(words, first);
            if (Attitudes.MatchAt(words, first) == length)
                return FollowsNegator(words, first);
            // "I don't know, I'll send it" promises. "I don't know if I'll send it" does not.
            if (isBound && Uncertainties.MatchAt(words, first) == length)
                return FollowsNegator(words, first);
        }

        return false;
    }

    private static bool FollowsNegator(Token[] words, int at)
    {
        for (var before = at - 1; before >= 0 && before >= at - MostWords; before--)
        {
            if (Negators.Contains(words[before].Word) || before > 0 && Negators.MatchAt(words, before - 1) == 2)
                return true;
            if (!Adverbs.Contains(words[before].Word))
                return false;
        }

        return false;
    }
}
