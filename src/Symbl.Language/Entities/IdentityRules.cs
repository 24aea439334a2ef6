using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Symbl.Language.Entities;

/// <summary>Finds numbers that identify a person or an account, by their check digits or by the words before them.</summary>
internal static partial class IdentityRules
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string NumberSaid =
        @"(?:number|no\.?|#)(?: for [\w ]{1,20})?(?:,? (?:is|was|it's|of))?:? ?(?<value>\d(?:[ \-]?\d){5,16}(?![\w\-]|\.\d))";

    /// <summary>Finds the numbers of a text.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<FoundEntity> Find(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return [];
        return Cards(text)
            .Concat(SocialSecurity().Matches(text).Select(match => Of(match, EntityKind.SocialSecurityNumber, Digits(match.Value))))
            .Concat(Said(SocialSecuritySaid(), text, EntityKind.SocialSecurityNumber, Digits))
            .Concat(Said(SecurityCodeSaid(), text, EntityKind.CardSecurityCode, Digits))
            .Concat(Said(BankAccountSaid(), text, EntityKind.BankAccountNumber, Digits))
            .Concat(Said(AccountSaid(), text, EntityKind.AccountNumber, Digits))
            .Concat(Said(LicenseSaid(), text, EntityKind.DriversLicense, Code))
            .Concat(Said(PassportSaid(), text, EntityKind.PassportNumber, Code))
            .Concat(Iban().Matches(text).Where(match => IsIban(Code(match.Value)))
                .Select(match => Of(match, EntityKind.BankAccountNumber, Code(match.Value))));
    }

    private static IEnumerable<FoundEntity> Cards(string text) =>
        from match in Card().Matches(text)
        let digits = Digits(match.Value)
        where digits.Length is >= 13 and <= 19 && IsIssued(digits) && PassesLuhn(digits)
        select Of(match, EntityKind.CreditCardNumber, digits);

    private static IEnumerable<FoundEntity> Said(Regex pattern, string text, EntityKind kind, Func<string, string> value) =>
        pattern.Matches(text).Select(match => match.Groups["value"])
            // The match of a number that was read in groups may include the space after it.
            .Select(group => new FoundEntity(group.Index, group.Value.TrimEnd(' ', '-').Length, kind, value(group.Value)));

    private static FoundEntity Of(Match match, EntityKind kind, string value) => new(match.Index, match.Length, kind, value);

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Code(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    // The first digits of the large card systems.
    private static bool IsIssued(string digits) => digits[0] switch
    {
        '4' => digits.Length is 13 or 16 or 19,
        '5' => digits.Length == 16 && digits[1] is >= '1' and <= '5',
        '2' => digits.Length == 16 && string.CompareOrdinal(digits[..4], "2221") >= 0 && string.CompareOrdinal(digits[..4], "2720") <= 0,
        '3' => (digits.Length == 15 && digits[1] is '4' or '7') || (digits.Length == 14 && digits[1] is '0' or '6' or '8')
            || (digits.Length == 16 && digits[1] == '5'),
        '6' => digits.Length is >= 16 and <= 19,
        _ => false,
    };

    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }

    // ISO 13616: with the first four characters at the end and letters as numbers, the remainder of a division by 97 is one.
    private static bool IsIban(string code) =>
        code.Length is >= 15 and <= 34
        && BigInteger.Parse(
            string.Concat((code[4..] + code[..4]).Select(c => char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10)),
            CultureInfo.InvariantCulture) % 97 == 1;

    [GeneratedRegex(@"(?<![\w.\-])\d(?:[ \-]?\d){12,18}(?![\w]|[\-.]\d)", Options)]
    private static partial Regex Card();

    [GeneratedRegex(@"(?<![\w\-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w\-])", Options)]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(
        @"\b(?:social security|ssn|social)\b[^.?!\d]{0,30}"
        + @"(?<value>(?<!\d)(?!000|666|9)\d{3}[ \-]?(?!00)\d{2}[ \-]?(?!0000)\d{4}(?![\w\-]))",
        Options)]
    private static partial Regex SocialSecuritySaid();

    [GeneratedRegex(
        @"\b(?:cvv2?|cvc2?|security code|card verification (?:code|number|value))\b[^.?!\d]{0,25}(?<value>\d{3,4}(?![\w\-]|\.\d))",
        Options)]
    private static partial Regex SecurityCodeSaid();

    [GeneratedRegex(@"\b(?:bank|checking|savings|routing) (?:account )?" + NumberSaid, Options)]
    private static partial Regex BankAccountSaid();

    [GeneratedRegex(@"\b(?<!(?:bank|checking|savings|routing) )account " + NumberSaid, Options)]
    private static partial Regex AccountSaid();

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
