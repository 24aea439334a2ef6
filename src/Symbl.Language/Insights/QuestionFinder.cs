using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>
/// Finds questions. A question mark identifies a question, unless the sentence is a courtesy, a check of the line or only a tag. Without a
/// closing mark, the word order identifies a question.
/// </summary>
internal static class QuestionFinder
{
    private const int FewestWords = 3;
    private const int FewestBeforeTag = 3;

    /// <summary>Gets the confidence that a sentence is a question, 0 to 1; null if it is not.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="names">The names of the members.</param>
    public static double? Score(Sentence sentence, MemberNames names)
    {
        var words = sentence.Words;
        var from = Begin(sentence, names);
        if (from == words.Length)
            return null;
        var proper = words.AsSpan(from);
        return sentence.Mark switch
        {
            '?' => Marked(sentence, proper),
            null => Unmarked(proper),
            _ => null,
        };
    }

    /// <summary>Gets the words that identify a question. Repetitions have the same words.</summary>
    /// <param name="sentence">The question.</param>
    /// <param name="names">The names of the members.</param>
    public static string Key(Sentence sentence, MemberNames names) =>
        string.Join(' ', sentence.Words.Skip(Begin(sentence, names)).Select(token => token.Word));

    private static double? Marked(Sentence sentence, ReadOnlySpan<Token> proper)
    {
        if (IsCourtesy(proper))
            return null;
        if (QuestionWords.Short.IsWhole(proper))
            return 0.6;
        var tag = TagLength(sentence, proper, QuestionWords.IdleTags);
        if (tag > 0)
        {
            // "It was late, you know?" stays a statement; "What is it, okay?" stays a question.
            var before = proper[..^tag];
            return before.Length >= FewestWords && AsksByOrder(before) ? 0.8 : null;
        }

        if (TagLength(sentence, proper, QuestionWords.AskingTags) is var asking and > 0 && !AsksByOrder(proper))
            return proper.Length - asking >= FewestBeforeTag ? 0.65 : null;
        if (proper.Length < FewestWords)
            return null;
        return AsksByOrder(proper) || QuestionWords.Openers.Contains(proper[0].Word) || QuestionWords.Indirect.IsIn(proper) ? 0.95 : 0.7;
    }

    private static double? Unmarked(ReadOnlySpan<Token> proper)
    {
        if (proper.Length < FewestWords || IsCourtesy(proper))
            return null;
        if (AsksByOrder(proper))
            return 0.75;
        return QuestionWords.Indirect.IndexIn(proper) is var at and >= 0 && proper.Length - at > FewestWords ? 0.7 : null;
    }

    /// <summary>Tests whether words are courtesies only: "Hello, how are you, can you hear me".</summary>
    private static bool IsCourtesy(ReadOnlySpan<Token> words)
    {
        for (var at = 0; at < words.Length;)
        {
            var length = Math.Max(QuestionWords.Fillers.MatchAt(words, at), QuestionWords.LeadIns.MatchAt(words, at));
            if (length == 0)
                return false;
            at += length;
        }

        return true;
    }

    private static int TagLength(Sentence sentence, ReadOnlySpan<Token> proper, PhraseSet tags)
    {
        // A comma separates a tag from the sentence, or the sentence has no commas.
        for (var length = Math.Min(5, proper.Length - 1); length > 0; length--)
        {
            if (!tags.IsWhole(proper[^length..]))
                continue;
            var before = sentence.After(sentence.Words.Length - length - 1);
            if (before.ContainsAny(",;-\u2013\u2014") || length > 1 || proper[^1].Word is "right" or "correct" or "yeah" or "huh" or "okay")
                return length;
        }

        return 0;
    }

    /// <summary>Tests whether the verb precedes its subject: "is it", "how many seats do", "what's".</summary>
    private static bool AsksByOrder(ReadOnlySpan<Token> words)
    {
        if (QuestionWords.NotQuestions.MatchAt(words, 0) > 0 && !IsAuxiliary(words, 2))
            return false;
        if (IsAuxiliary(words, 0))
            return words.Length > 1 && QuestionWords.Subjects.Contains(words[1].Word);
        if (!QuestionWords.Openers.Contains(words[0].Word))
            return false;
        if (words[0].Word.Contains('\'', StringComparison.Ordinal))
            return words.Length > 2;
        // A noun phrase can stand between the question word and the verb.
        for (var at = 1; at <= 4 && at < words.Length; at++)
        {
            if (IsAuxiliary(words, at))
                return at > 1 ? at + 1 < words.Length : words[0].Word != "which" || words.Length > at + 2;
            if (at == 1 && words[0].Word is "how" && QuestionWords.Quantities.MatchAt(words, 1) == 0)
                return false;
            if (QuestionWords.Subjects.Contains(words[at].Word))
                return false;
        }

        return (words[0].Word, words[1].Word) is ("what", "if") or ("why", "not") or ("how", "about") or ("how", "come") or ("what", "about") or ("what", "happens");
    }

    private static bool IsAuxiliary(ReadOnlySpan<Token> words, int at) =>
        at < words.Length && QuestionWords.Auxiliaries.Contains(words[at].Word);

    private static bool IsSetOff(Sentence sentence, int at) => at == sentence.Words.Length || sentence.After(at - 1).Contains(',');

    /// <summary>Gets the position of the first word after a lead-in ("okay so") and the name of the addressed member.</summary>
    private static int Begin(Sentence sentence, MemberNames names)
    {
        var at = 0;
        while (at < sentence.Words.Length)
        {
            var skip = QuestionWords.LeadIns.MatchAt(sentence.Words, at);
            if (skip == 0 && names.At(sentence, at) is { } name && IsSetOff(sentence, at + name.Length))
                skip = name.Length;
            // A speaker who hesitates repeats a word: "did did you".
            if (skip == 0 && at + 1 < sentence.Words.Length && sentence.Words[at].Word == sentence.Words[at + 1].Word && sentence.Mark is null)
                skip = 1;
            if (skip == 0)
                break;
            at += skip;
        }

        return at;
    }
}
