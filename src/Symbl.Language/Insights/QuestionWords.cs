using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>The words that make and unmake questions.</summary>
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

    /// <summary>Whether words are nothing but what comes before a sentence proper: "okay so", "hi".</summary>
    public static bool IsLeadIn(ReadOnlySpan<Token> words) => SkipLeadIns(words) == words.Length;

    /// <summary>How many words come before the sentence proper.</summary>
    public static int SkipLeadIns(ReadOnlySpan<Token> words)
    {
        var at = 0;
        while (LeadIns.MatchAt(words, at) is var length and > 0)
            at += length;
        return at;
    }
}
