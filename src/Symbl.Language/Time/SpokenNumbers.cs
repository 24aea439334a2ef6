using System.Collections.Frozen;
using System.Globalization;

namespace Symbl.Language.Time;

/// <summary>Small numbers and ordinals of dates and durations, in figures and words.</summary>
internal static class SpokenNumbers
{
    /// <summary>A count: <c>12</c>, <c>two</c>, <c>a couple of</c>; <c>a</c> and <c>an</c> mean one.</summary>
    public const string Count = @"\d{1,3}|an?(?:\s+couple\s+of|\s+couple)?|couple\s+of|" + Cardinal;

    /// <summary>A number in words that is frequent in durations, from one to ninety.</summary>
    public const string Cardinal =
        "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
        + "|twenty(?:[ -](?:one|two|three|four|five))?|thirty|forty(?:[ -](?:five|eight))?|fifty|sixty|seventy(?:[ -]two)?|eighty|ninety";

    /// <summary>An hour of a clock in words.</summary>
    public const string Hour = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";

    /// <summary>A day of a month in words.</summary>
    public const string Ordinal =
        "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth"
        + "|seventeenth|eighteenth|nineteenth|twentieth|twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
        + "|thirtieth|thirty[ -]first";

    private static readonly FrozenDictionary<string, int> Words = new Dictionary<string, int>
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9,
        ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16,
        ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50,
        ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90, ["a"] = 1, ["an"] = 1,
        ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["fifth"] = 5, ["sixth"] = 6, ["seventh"] = 7, ["eighth"] = 8,
        ["ninth"] = 9, ["tenth"] = 10, ["eleventh"] = 11, ["twelfth"] = 12, ["thirteenth"] = 13, ["fourteenth"] = 14, ["fifteenth"] = 15,
        ["sixteenth"] = 16, ["seventeenth"] = 17, ["eighteenth"] = 18, ["nineteenth"] = 19, ["twentieth"] = 20, ["thirtieth"] = 30,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the number of a text that matches one of the patterns. Figures may have the suffix of an ordinal.</summary>
    /// <param name="text">The text.</param>
    public static int Parse(string text)
    {
        if (char.IsAsciiDigit(text[0]))
            return int.Parse(text.AsSpan(0, text.TakeWhile(char.IsAsciiDigit).Count()), NumberStyles.None, CultureInfo.InvariantCulture);
        return text.Contains("couple", StringComparison.OrdinalIgnoreCase)
            ? 2
            : text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Sum(word => Words[word]);
    }
}
