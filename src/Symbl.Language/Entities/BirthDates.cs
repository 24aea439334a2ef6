using System.Text.RegularExpressions;
using Symbl.Language.Time;

namespace Symbl.Language.Entities;

/// <summary>Finds dates of birth in figures and words: "born on the fifth of April nineteen eighty".</summary>
internal static partial class BirthDates
{
    private const int Reach = 120;
    private const int FewestDigits = 3;

    /// <summary>Finds the dates of birth of a text.</summary>
    /// <param name="text">The text with ASCII digits.</param>
    /// <param name="isAsked">Whether the turn before asks for a date of birth.</param>
    public static IEnumerable<FoundEntity> Find(string text, bool isAsked)
    {
        var starts = Cue().Matches(text).Select(match => match.Index + match.Length);
        foreach (var start in isAsked ? starts.Prepend(0) : starts)
        {
            var match = Date().Match(text[start..Math.Min(text.Length, start + Reach)]);
            if (!match.Success || !IsDate(match.Groups["date"].Value))
                continue;
            var date = match.Groups["date"];
            var value = date.Value.TrimEnd(' ', ',', '.', '-');
            yield return new FoundEntity(start + date.Index, value.Length, EntityKind.DateOfBirth, value);
        }
    }

    /// <summary>Tests whether a text asks for a date of birth or states one.</summary>
    /// <param name="text">A text of bounded length.</param>
    public static bool IsAsked(string text) => Cue().IsMatch(text);

    private static bool IsDate(string text) =>
        MonthName().IsMatch(text) || new DigitRunReader(text).Read().Sum(run => run.Digits.Length) >= FewestDigits
        || text.Count(char.IsAsciiDigit) >= FewestDigits;

    [GeneratedRegex(@"\b(?:born|birthday|date of birth|birth ?date|dob|d\.o\.b)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cue();

    private const string NumberWord =
        "zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
        + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|double";

    private const string Part = "(?:" + SpokenNumbers.Ordinal + "|" + NumberWord + "|" + DateWords.Month + @"|\d{1,4}(?:st|nd|rd|th)?)(?![\p{L}\p{N}])";

    [GeneratedRegex(
        @"^(?:[\s,.:;?!]|\b(?:is|was|it|it's|that's|on|in|the|my|his|her|their|and|i|uh|um|er|sure|yes|yeah|okay|would|be|of|date|year)\b){0,24}?"
        + "(?<date>" + Part + @"(?:(?:[\s,./-]|\b(?:of|the|and|in)\b){1,6}" + Part + "){0,10})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"\b" + DateWords.Month + @"(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthName();
}
