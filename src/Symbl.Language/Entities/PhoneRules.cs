using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Symbl.Language.Entities;

/// <summary>Finds telephone numbers by the numbering plans of libphonenumber.</summary>
internal static partial class PhoneRules
{
    private const int FewestDigits = 7;
    private const int MostTries = 1_000;
    private const int CueReach = 40;

    /// <summary>Finds the telephone numbers of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="languageCode">Language tag. Its region is the country of numbers without a country code.</param>
    public static IEnumerable<FoundEntity> Find(string text, string languageCode)
    {
        if (text.Count(char.IsAsciiDigit) < FewestDigits)
            return [];
        var plans = PhoneNumberUtil.GetInstance();
        return plans.FindNumbers(text, Region(languageCode), PhoneNumberUtil.Leniency.VALID, MostTries)
            .Where(match => IsMeant(text, match))
            // After "25 / " a match begins with the space.
            .Select(match => new FoundEntity(
                match.Start + match.RawString.Length - match.RawString.TrimStart().Length,
                match.RawString.Trim().Length,
                EntityKind.PhoneNumber,
                plans.Format(match.Number, PhoneNumberFormat.E164)));
    }

    /// <summary>Gets digits with the country code; the digits themselves if they are no valid number.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="languageCode">Language tag. Its region is the country of numbers without a country code.</param>
    public static string Normalize(string digits, string languageCode)
    {
        var plans = PhoneNumberUtil.GetInstance();
        try
        {
            return plans.Parse(digits, Region(languageCode)) is var number && plans.IsValidNumber(number)
                ? plans.Format(number, PhoneNumberFormat.E164)
                : digits;
        }
        catch (NumberParseException)
        {
            return digits;
        }
    }

    // Digits without grouping are often order numbers.
    private static bool IsMeant(string text, PhoneNumberMatch match) =>
        !match.RawString.All(char.IsAsciiDigit)
        || Cue().IsMatch(text[Math.Max(0, match.Start - CueReach)..match.Start]);

    private static string Region(string languageCode) =>
        languageCode.Split('-', '_') is [_, { Length: 2 } region] ? region.ToUpperInvariant() : "US";

    [GeneratedRegex(
        @"\b(?:call|phone|telephone|cell|mobile|text|dial|fax|reach|ring|number is|my number|contact)\b"
        + @"(?!.*\b(?:order|account|ticket|case|invoice|reference|confirmation|tracking|serial)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cue();
}
