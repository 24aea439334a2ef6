namespace Symbl.Language.Text;

/// <summary>Words that do not describe the subject of a conversation.</summary>
internal static class StopWords
{
    private static readonly WordLists Lists = WordLists.Load("stopwords-en.txt");

    private static readonly PhraseSet[] Stops =
        [Lists["grammar"], Lists["chatter"], Lists["verbs"], Lists["general"], Lists["time"]];

    /// <summary>Words that name a thing only after a content word: "number" in "account number".</summary>
    public static PhraseSet Heads { get; } = Lists["heads"];

    /// <summary>Words that name a thing only before a content word: "date" in "date filter".</summary>
    public static PhraseSet Modifiers { get; } = Lists["modifiers"];

    /// <summary>Words before a noun: "the router".</summary>
    public static PhraseSet Determiners { get; } = Lists["determiners"];

    /// <summary>Words before a verb: "to order".</summary>
    public static PhraseSet Verbal { get; } = Lists["verbal"];

    /// <summary>Tests whether a word is a function word: "the", "of", "it".</summary>
    /// <param name="word">The word.</param>
    public static bool IsGrammar(string word) => Stops[0].Contains(word);

    /// <summary>Tests whether a word is a function word or a filler: "well", "please".</summary>
    /// <param name="word">The word.</param>
    public static bool IsIdle(string word) => IsGrammar(word) || Stops[1].Contains(word);

    /// <summary>Tests whether a word is a form of a general verb: "let", "know".</summary>
    /// <param name="word">The word.</param>
    public static bool IsVerb(string word) => Stops[2].Contains(word);

    /// <summary>Tests whether a word is a general adjective or noun: "new", "chat". A noun follows it.</summary>
    /// <param name="word">The word.</param>
    public static bool IsGeneral(string word) => Stops[3].Contains(word);

    /// <summary>Tests whether a word does not describe a subject. Numbers are such words.</summary>
    /// <param name="word">The word.</param>
    public static bool IsStop(string word) =>
        word.Length < 2 || HiddenWords.Is(word) || char.IsAsciiDigit(word[0]) || Array.Exists(Stops, list => list.Contains(word));
}
