using System.Text.RegularExpressions;

namespace Symbl.Language.Entities;

/// <summary>Finds the expiry date and the security code next to a card number.</summary>
internal static partial class CardData
{
    private const int Reach = 80;

    /// <summary>Finds the data after a card number.</summary>
    /// <param name="text">The text with ASCII digits.</param>
    /// <param name="start">Index after the card number.</param>
    public static IEnumerable<FoundEntity> After(string text, int start)
    {
        var rest = text[start..Math.Min(text.Length, start + Reach)];
        var match = Data().Match(rest);
        if (!match.Success)
            yield break;
        foreach (var (group, kind) in new[] { ("expiry", EntityKind.CardExpiry), ("code", EntityKind.CardSecurityCode) })
        {
            if (match.Groups[group] is { Success: true } found)
                yield return new FoundEntity(start + found.Index, found.Length, kind, string.Concat(found.Value.Where(char.IsAsciiDigit)));
        }
    }

    /// <summary>Finds the texts that have the form of an expiry date.</summary>
    /// <param name="text">The text with ASCII digits.</param>
    public static IEnumerable<FoundEntity> Dates(string text) => Date().Matches(text).Select(match => new FoundEntity(
        match.Index, match.Length, EntityKind.CardExpiry, string.Concat(match.Value.Where(char.IsAsciiDigit))));

    private const string Between =
        @"(?:[\s,;:.()-]|\b(?:and|the|it|is|with|(?:exp|expires|expiring|expiry|expiration|valid|good)"
        + @"(?: (?:date|until|through|thru|to|on|in|is|of)){0,2}|cvv2?|cvc2?|csc"
        + @"|security|verification|code|number|that|then|back|my|card|of|its|it's|as|uh|um|or)\b){1,24}";

    private const string Expiry = @"(?<expiry>(?:0?[1-9]|1[0-2])\s?[/-]\s?(?:20)?\d\d|(?:0[1-9]|1[0-2])\d\d(?=[\s,]{1,3}\d{3,4}\b))(?![\d/%-]|[.,]\d)";
    private const string Code = @"(?<code>\d{3,4})(?![\d/%\p{L}-]|[.,:]\d|\s+(?:dollars|euros|\p{L}{3,30}s\b))";

    [GeneratedRegex(@"(?<![\p{L}\d/.,:-])" + Expiry, RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    // The number itself ends with a digit.
    [GeneratedRegex(
        "^" + Between + "(?:" + Expiry + "(?:" + Between + Code + ")?|" + Code + "(?:" + Between + Expiry + ")?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Data();
}
