using System.Text.RegularExpressions;
using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Scoring;

/// <summary>An objection, such as price, doubt or a competitor, with the response of another member.</summary>
/// <param name="Message">The message.</param>
/// <param name="Offset">Index of the first character of the sentence in the message.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Response">The next message of another member; otherwise null.</param>
public sealed partial record Objection(AnalyzedMessage Message, int Offset, string Text, AnalyzedMessage? Response)
{
    private const string WeAre = @"(?:i['\u2019]m|we['\u2019]re|i am|we are) ";

    /// <summary>Finds the objections of a conversation in order, at most one per message.</summary>
    internal static IReadOnlyList<Objection> Of(ConversationText conversation)
    {
        var found = new List<Objection>();
        foreach (var sentence in conversation.Sentences)
        {
            if (sentence.Mark == '?' || !Pattern().IsMatch(sentence.Text) || Negated().IsMatch(sentence.Text))
                continue;
            if (found.Count > 0 && found[^1].Message.Id == sentence.Message.Id)
                continue;
            found.Add(new Objection(
                sentence.Message,
                sentence.Start,
                sentence.Text,
                conversation.Input.Messages.Skip(sentence.Index + 1).FirstOrDefault(
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
    private static partial Regex Negated();
}
