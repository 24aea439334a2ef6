using System.Collections.Frozen;

namespace Symbl.Language.Entities;

/// <summary>Words that state digits.</summary>
internal static class DigitWords
{
    private static readonly FrozenDictionary<string, string> Digits = Build(
        "zero=0 nought=0 naught=0 oh=0 o=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 niner=9 "
        + "ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 "
        + "twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90");

    private static readonly FrozenDictionary<string, int> Repeats = new Dictionary<string, int>
    {
        ["double"] = 2, ["triple"] = 3, ["treble"] = 3, ["quadruple"] = 4,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Zeros = new Dictionary<string, string>
    {
        ["hundred"] = "00", ["thousand"] = "000",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Words and hesitations between digits that state no digit.
    private static readonly FrozenSet<string> Links = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "uh", "um", "er", "erm", "ah", "hmm", "mm", "okay", "ok", "and", "then", "dash", "hyphen", "minus", "space", "slash", "again");

    // A number before these is an amount.
    private static readonly FrozenSet<string> Units = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "dollar", "dollars", "bucks", "cent", "cents", "euro", "euros", "pound", "pounds", "percent", "per", "million", "billion",
        "trillion", "o'clock", "am", "pm", "a.m", "p.m");

    /// <summary>Gets the digits of a word; null if it states none.</summary>
    /// <param name="word">The word.</param>
    public static string? Of(ReadOnlySpan<char> word) =>
        Digits.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var digits) ? digits : null;

    /// <summary>Gets the number of times that a word repeats the next digit; 0 if it repeats none.</summary>
    /// <param name="word">The word.</param>
    public static int TimesOf(ReadOnlySpan<char> word) => Repeats.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var times) ? times : 0;

    /// <summary>Gets the zeros that "hundred" and "thousand" add; otherwise null.</summary>
    /// <param name="word">The word.</param>
    public static string? ZerosOf(ReadOnlySpan<char> word) =>
        Zeros.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var zeros) ? zeros : null;

    /// <summary>Tests whether a word can stand between digits.</summary>
    /// <param name="word">The word.</param>
    public static bool IsLink(ReadOnlySpan<char> word) => Links.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Tests whether a number before a word is an amount.</summary>
    /// <param name="word">The word.</param>
    public static bool IsUnit(ReadOnlySpan<char> word) => Units.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Tests whether a word states zero and is a word of its own too: "oh".</summary>
    /// <param name="word">The word.</param>
    public static bool IsDoubtful(ReadOnlySpan<char> word) => word.Equals("oh", StringComparison.OrdinalIgnoreCase)
        || word.Equals("o", StringComparison.OrdinalIgnoreCase);

    private static FrozenDictionary<string, string> Build(string entries) => entries.Split(' ')
        .Select(entry => entry.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
}
