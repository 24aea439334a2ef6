using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Symbl.Language.Entities;

/// <summary>Finds numbers and codes that identify a person or an account, by their form, their check digits or the words before them.</summary>
internal static partial class IdentityRules
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Finds the numbers of a text.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<FoundEntity> Find(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return [];
        return SocialSecurity().Matches(text).Select(match => Of(match, EntityKind.SocialSecurityNumber, Digits(match.Value)))
            .Concat(Said(LicenseSaid(), text, EntityKind.DriversLicense, Code))
            .Concat(Said(PassportSaid(), text, EntityKind.PassportNumber, Code))
            .Concat(Iban().Matches(text).Where(match => IsIban(Code(match.Value)))
                .Select(match => Of(match, EntityKind.BankAccountNumber, Code(match.Value))));
    }

    private static IEnumerable<FoundEntity> Said(Regex pattern, string text, EntityKind kind, Func<string, string> value) =>
        pattern.Matches(text).Select(match => match.Groups["value"])
            // The match of a number that was read in groups may include the space after it.
            .Select(group => new FoundEntity(group.Index, group.Value.TrimEnd(' ', '-').Length, kind, value(group.Value)));

    private static FoundEntity Of(Match match, EntityKind kind, string value) => new(match.Index, match.Length, kind, value);

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Code(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    // ISO 13616: with the first four characters at the end and letters as numbers, the remainder of a division by 97 is one.
    private static bool IsIban(string code) =>
        code.Length is >= 15 and <= 34
        && BigInteger.Parse(
            string.Concat((code[4..] + code[..4]).Select(c => char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10)),
            CultureInfo.InvariantCulture) % 97 == 1;

    [GeneratedRegex(@"(?<![\w\-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w\-])", Options)]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(
        @"\bdriver'?s?'? licen[cs]e(?: number| no\.?)?(?:,? (?:is|was|it's))?:? ?"
        + @"(?<value>(?=[a-z0-9\-]*\d[a-z0-9\-]*\d)[a-z0-9][a-z0-9\-]{3,18}[a-z0-9])(?![\w])",
        Options)]
    private static partial Regex LicenseSaid();

    [GeneratedRegex(
        @"\bpassport(?: number| no\.?)?(?:,? (?:is|was|it's))?:? ?(?<value>(?=[a-z0-9]*\d[a-z0-9]*\d[a-z0-9]*\d)[a-z0-9]{6,9})(?![\w])",
        Options)]
    private static partial Regex PassportSaid();

    [GeneratedRegex(@"(?<![\w])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\w])", RegexOptions.CultureInvariant)]
    private static partial Regex Iban();
}
