namespace Symbl.Language.Text;

/// <summary>Words and phrases that identify questions, and words that precede a sentence.</summary>
internal static class QuestionWords
{
    private static readonly WordLists Lists = WordLists.Load("questions-en.txt");

    public static PhraseSet LeadIns { get; } = Lists["lead-ins"];

    public static PhraseSet Fillers { get; } = Lists["fillers"];

    public static PhraseSet AskingTags { get; } = Lists["asking-tags"];

    public static PhraseSet IdleTags { get; } = Lists["idle-tags"];

    public static PhraseSet Openers { get; } = Lists["openers"];

    public static PhraseSet Quantities { get; } = Lists["quantities"];

    public static PhraseSet Short { get; } = Lists["short"];

    public static PhraseSet Auxiliaries { get; } = Lists["auxiliaries"];

    public static PhraseSet Subjects { get; } = Lists["subjects"];

    public static PhraseSet Indirect { get; } = Lists["indirect"];

    public static PhraseSet NotQuestions { get; } = Lists["not-questions"];

    /// <summary>Tests whether words only lead into a sentence: "okay so", "hi".</summary>
    /// <param name="words">The words.</param>
    public static bool IsLeadIn(ReadOnlySpan<Token> words) => SkipLeadIns(words) == words.Length;

    /// <summary>Counts the words that lead into a sentence.</summary>
    private static int SkipLeadIns(ReadOnlySpan<Token> words)
    {
        var at = 0;
        while (LeadIns.MatchAt(words, at) is var length and > 0)
            at += length;
        return at;
    }
}
