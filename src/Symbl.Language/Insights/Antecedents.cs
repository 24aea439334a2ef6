using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>
/// Finds the sentences that a sentence depends on: the one before it if it begins with "it", "so" or a similar word, and the question that
/// it answers.
/// </summary>
/// <param name="sentences">The sentences in order.</param>
/// <param name="names">The names of the members.</param>
internal sealed class Antecedents(IReadOnlyList<Sentence> sentences, MemberNames names)
{
    /// <summary>Most sentences between a sentence and the one it depends on, such as "Okay." and "Mhm."</summary>
    private const int MostSkipped = 3;

    /// <summary>Most sentences that a sentence depends on, one after the other.</summary>
    private const int MostInChain = 3;

    private const int ShortSentence = 3;

    private static readonly WordLists Lists = WordLists.Load("summary-en.txt");
    private static readonly PhraseSet PointingBack = Lists["pointing-back"];
    private static readonly PhraseSet Fresh = Lists["fresh"];
    private static readonly PhraseSet Idle = Lists["idle"];

    /// <summary>Gets the index of a sentence, and those of the sentences that it depends on.</summary>
    /// <param name="order">Index of the sentence.</param>
    public List<int> With(int order)
    {
        List<int> chain = [order];
        while (chain.Count <= MostInChain && Of(chain[^1]) is { } before)
            chain.Add(before);
        return chain;
    }

    /// <summary>Tests whether a sentence begins with a word that refers to an earlier sentence, such as "it", "that" or "because".</summary>
    /// <param name="sentence">The sentence.</param>
    public static bool PointsBack(Sentence sentence)
    {
        var words = sentence.Words;
        if (words.Length == 0)
            return false;
        var at = 0;
        do
        {
            if (Fresh.MatchAt(words, at) > 0)
                return false;
            if (PointingBack.MatchAt(words, at) > 0)
                return !IsIntroduction(sentence, at);
            var leadIn = QuestionWords.LeadIns.MatchAt(words, at);
            if (leadIn == 0)
                return false;
            at += leadIn;
        }
        while (at < words.Length);
        return false;
    }

    private int? Of(int order)
    {
        var sentence = sentences[order];
        var pointsBack = PointsBack(sentence);
        for (var at = order - 1; at >= 0 && at >= order - 1 - MostSkipped; at--)
        {
            var before = sentences[at];
            // "Shall we start?" and "How can I help?" are courtesies, which need no answer in a summary.
            var isQuestion = before.Mark == '?' && before.Words.Length >= ShortSentence
                && QuestionFinder.Score(before, names) is not null && !Idle.IsIn(before.Words);
            if (isQuestion && before.Message.MemberId != sentence.Message.MemberId)
                return at;
            if (before.Words.Length < ShortSentence && before.Words.All(word => StopWords.IsIdle(word.Word)))
                continue;
            return pointsBack ? at : null;
        }

        return null;
    }

    /// <summary>"This is Daniel" introduces the speaker.</summary>
    private static bool IsIntroduction(Sentence sentence, int at)
    {
        var words = sentence.Words;
        return words[at].Word == "this" && at + 2 < words.Length && words[at + 1].Word == "is" && sentence.IsCapital(words[at + 2]);
    }
}
