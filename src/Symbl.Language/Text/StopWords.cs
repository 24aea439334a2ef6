namespace Symbl.Language.Text;

/// <summary>Words that say nothing of what a conversation is about.</summary>
internal static class StopWords
{
    private static readonly WordLists Lists = WordLists.Load("stopwords-en.txt");

    private static readonly PhraseSet[] Stops =
        [Lists["grammar"], Lists["chatter"], Lists["verbs"], Lists["general"], Lists["time"]];

    /// <summary>Words that name a thing after a word of substance only: "number" in "account number".</summary>
    public static PhraseSet Heads { get; } = Lists["heads"];

    /// <summary>Words that name a thing before a word of substance only: "date" in "date filter".</summary>
    public static PhraseSet Modifiers { get; } = Lists["modifiers"];

    /// <summary>Before these a word is a thing: "the router".</summary>
    public static PhraseSet Determiners { get; } = Lists["determiners"];

    /// <summary>After these a word is what someone does: "to order".</summary>
    public static PhraseSet Verbal { get; } = Lists["verbal"];

    /// <summary>Whether a word is of the grammar alone: "the", "of", "it".</summary>
    public static bool IsGrammar(string word) => Stops[0].Contains(word);

    /// <summary>Whether a word is of the grammar or only keeps talk going: "well", "please".</summary>
    public static bool IsIdle(string word) => IsGrammar(word) || Stops[1].Contains(word);

    /// <summary>Whether a word is a form of a verb of everything: "let", "know".</summary>
    public static bool IsVerb(string word) => Stops[2].Contains(word);

    /// <summary>Whether a word is an adjective or a noun of no subject: "new", "chat". What follows it is a thing.</summary>
    public static bool IsGeneral(string word) => Stops[3].Contains(word);

    /// <summary>Whether a word says nothing of the subject. Numbers say nothing either.</summary>
    public static bool IsStop(string word) =>
        word.Length < 2 || char.IsAsciiDigit(word[0]) || Array.Exists(Stops, list => list.Contains(word));
}
