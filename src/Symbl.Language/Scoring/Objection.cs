using System.Text.RegularExpressions;
using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Scoring;

/// <summary>Something said against going on: price, doubt, a competitor; with what somebody else said to it.</summary>
/// <param name="Message">The message.</param>
/// <param name="Offset">Where the sentence begins in it.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Response">The next message of somebody else; null where nobody said more.</param>
internal sealed partial record Objection(AnalysedMessage Message, int Offset, string Text, AnalysedMessage? Response)
{
    private const string WeAre = @"(?:i['\u2019]m|we['\u2019]re|i am|we are) ";

    /// <summary>The objections of a conversation in order; one for each message at most.</summary>
    public static IReadOnlyList<Objection> Of(AnalysisInput input)
    {
        var found = new List<Objection>();
        foreach (var sentence in Sentence.Of(input.Messages))
        {
            if (sentence.Mark == '?' || !Pattern().IsMatch(sentence.Text) || Turned().IsMatch(sentence.Text))
                continue;
            if (found.Count > 0 && found[^1].Message.Id == sentence.Message.Id)
                continue;
            found.Add(new Objection(
                sentence.Message,
                sentence.Start,
                sentence.Text,
                input.Messages.Skip(sentence.Index + 1).FirstOrDefault(
                    message => message.MemberId != sentence.Message.MemberId && message.Text.Length > 0)));
        }

        return found;
    }

    [GeneratedRegex(
        @"\b(?:too (?:expensive|costly|pricey|much money|high a price|complicated|risky)"
        + @"|(?:is|are|(?:it|that)['\u2019]s) (?:quite |very |really |so |pretty )?(?:expensive|pricey|ridiculous)"
        + @"|(?:over|above|beyond|outside|out of) (?:our|my|the) budget|can(?:no|['\u2019])?t afford"
        + @"|(?:they|others?|competitors?) (?:are|is) (?:much |a lot |a bit )?cheaper"
        + "|" + WeAre + "(?:a bit |a little |quite |really |still )?"
        + "(?:worried|concerned|hesitant|s[ck]eptical|not convinced|not interested)"
        + @"|(?:my|our|one|the|a|main|biggest) concerns? (?:is|are|would be)|" + WeAre + "not sure (?:we|i|this|that|it|if|whether)"
        + @"|(?:i|we) (?:don['\u2019]?t|do not) (?:think|see|believe|feel) (?:this|that|it|we|there|the|a|any|how)"
        + @"|(?:i|we) need to think about (?:it|this|that)|(?:we|i) already (?:have|use|pay for)"
        + @"|not (?:a|the) (?:good|right) (?:fit|time)|(?:doesn|won)['\u2019]?t work for (?:us|me)"
        + @"|(?:can['\u2019]?t|cannot|not ready to|don['\u2019]?t want to) commit)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    // "We don't think it's too expensive"
    [GeneratedRegex(
        @"\bnot? (?:at all |really |that )?(?:too )?(?:expensive|pricey|worried|concerned)\b|n['\u2019]t (?:think|find) \S+ (?:is )?too ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Turned();
}
