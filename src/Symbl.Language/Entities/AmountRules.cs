using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Symbl.Language.Entities;

/// <summary>Finds money, percentages and plain numbers.</summary>
internal static partial class AmountRules
{
    // Number words up to ten are often no amounts ("one of us", "two-way"); neither is "zero" alone.
    private const int LargestIgnoredWord = 10;

    // Longer than "THANKS " and all currency symbols with the character before them.
    private const int SymbolReach = 8;

    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["US$"] = "USD", ["A$"] = "AUD", ["AU$"] = "AUD", ["C$"] = "CAD", ["CA$"] = "CAD", ["NZ$"] = "NZD", ["HK$"] = "HKD",
        ["\u20AC"] = "EUR", ["\u00A3"] = "GBP", ["\u00A5"] = "JPY", ["\u20B9"] = "INR",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Units = new Dictionary<string, string>
    {
        ["euro"] = "EUR", ["euros"] = "EUR", ["quid"] = "GBP", ["yen"] = "JPY", ["rupee"] = "INR", ["rupees"] = "INR",
        ["usd"] = "USD", ["eur"] = "EUR", ["gbp"] = "GBP", ["cad"] = "CAD", ["aud"] = "AUD", ["nzd"] = "NZD", ["inr"] = "INR",
        ["jpy"] = "JPY", ["chf"] = "CHF",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the amounts of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="languageCode">Language tag. Its region determines the currency of a dollar, and whether a pound is money or a weight.</param>
    public static IEnumerable<FoundEntity> Find(string text, string languageCode)
    {
        var numbers = NumberSpan.Find(text);
        var found = new List<FoundEntity>(numbers.Count);
        FoundEntity? next = null;
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            var following = i + 1 < numbers.Count ? numbers[i + 1] : null;
            next = Amount(text, numbers[i], following, languageCode) ?? Shared(text, numbers[i], following, next)
                ?? (IsPlain(text, numbers[i]) ? Of(numbers[i], EntityKind.Number, PlainText(text, numbers[i])) : null);
            if (next is not null)
                found.Add(next);
        }

        return found;
    }

    private static FoundEntity? Amount(string text, NumberSpan number, NumberSpan? following, string languageCode) =>
        Money(text, number, following, languageCode)
        ?? (PercentSign().Match(text, number.End) is { Success: true } sign
            ? new FoundEntity(number.Start, sign.Index + sign.Length - number.Start, EntityKind.Percent, number.Text + "%")
            : null);

    // "15 to 20 percent": both numbers are percentages.
    private static FoundEntity? Shared(string text, NumberSpan number, NumberSpan? following, FoundEntity? next)
    {
        if (following is null || next is null || next.Start != following.Start
            || text[number.End..following.Start] is not (" to " or " or "))
            return null;
        if (next.Kind == EntityKind.Percent)
            return Of(number, EntityKind.Percent, number.Text + "%");
        return next.Kind == EntityKind.Money ? Of(number, EntityKind.Money, number.Text + next.Value[next.Value.IndexOf(' ')..]) : null;
    }

    private static FoundEntity Of(NumberSpan number, EntityKind kind, string value) => new(number.Start, number.Length, kind, value);

    private static FoundEntity? Money(string text, NumberSpan number, NumberSpan? next, string languageCode)
    {
        if (number.Words <= 1 && SymbolBefore(text, number) is { Success: true } symbol)
        {
            var currency = Symbols.GetValueOrDefault(symbol.Value.TrimEnd().ToUpperInvariant())
                ?? Units.GetValueOrDefault(symbol.Value.TrimEnd())
                ?? Dollar(languageCode);
            return Of(symbol.Index, number.End, number.Value, currency);
        }

        if (UnitAfter().Match(text, number.End) is not { Success: true } unit)
            return null;
        var name = unit.Groups["unit"].Value.ToUpperInvariant();
        var end = unit.Index + unit.Length;
        switch (name)
        {
            case "CENT" or "CENTS":
                return Of(number.Start, end, number.Value / 100, Dollar(languageCode));
            case "PENCE":
                return Of(number.Start, end, number.Value / 100, "GBP");
            case "POUND" or "POUNDS":
                return IsWeight(text, end, languageCode) ? null : Of(number.Start, end, number.Value, "GBP");
            case "DOLLAR" or "DOLLARS" or "BUCK" or "BUCKS":
                var cents = next is not null && Cents().Match(text, end, next.Start - end) is { Success: true }
                    && CentsAfter().Match(text, next.End) is { Success: true } word
                        ? (Value: next.Value / 100, End: word.Index + word.Length)
                        : (Value: 0, End: end);
                return Of(number.Start, cents.End, number.Value + cents.Value, Dollar(languageCode));
            default:
                return Of(number.Start, end, number.Value, Units[name]);
        }

        static FoundEntity Of(int start, int end, decimal amount, string currency) =>
            new(start, end - start, EntityKind.Money, $"{NumberSpan.Format(amount)} {currency}");
    }

    private static Match SymbolBefore(string text, NumberSpan number)
    {
        var from = Math.Max(0, number.Start - SymbolReach);
        return SymbolBefore().Match(text, from, number.Start - from);
    }

    // In American English, a pound is a weight unless "sterling" follows.
    private static bool IsWeight(string text, int end, string languageCode) =>
        !text.AsSpan(end).TrimStart().StartsWith("sterling", StringComparison.OrdinalIgnoreCase)
        && (!languageCode.EndsWith("-GB", StringComparison.OrdinalIgnoreCase) || OfAfter().IsMatch(text, end));

    private static string Dollar(string languageCode) => languageCode.ToUpperInvariant() switch
    {
        "EN-AU" => "AUD",
        "EN-CA" => "CAD",
        "EN-NZ" => "NZD",
        _ => "USD",
    };

    private static bool IsPlain(string text, NumberSpan number)
    {
        if (number.Words == 0)
            return number.Scale is "" or "k" or "K";
        if (number.Value <= LargestIgnoredWord)
            return false;
        // "Thanks a million", "a thousand times"
        var isSaying = number.Words == 2 && text.AsSpan(number.Start).StartsWith("a ", StringComparison.OrdinalIgnoreCase)
            && (ThanksBefore().IsMatch(text[Math.Max(0, number.Start - SymbolReach)..number.Start]) || TimesAfter().IsMatch(text, number.End));
        return !isSaying;
    }

    // A number with leading zeros is a code and keeps them.
    private static string PlainText(string text, NumberSpan number) =>
        number.Length > 1 && text[number.Start] == '0' && char.IsAsciiDigit(text[number.Start + 1])
            ? text.Substring(number.Start, number.Length)
            : number.Text;

    [GeneratedRegex(
        @"(?:(?<![\p{L}\p{N}])(?:US|AU|A|CA|C|NZ|HK)?\$|[\u20AC\u00A3\u00A5\u20B9]"
        + @"|(?<![\p{L}\p{N}])(?:USD|EUR|GBP|CAD|AUD|NZD|INR|JPY|CHF)) ?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex SymbolBefore();

    [GeneratedRegex(
        @"\G[ \u00A0-]?(?<unit>dollars?|bucks?|cents?|euros?|pounds?|quid|pence|yen|rupees?"
        + @"|usd|eur|gbp|cad|aud|nzd|inr|jpy|chf)(?![\p{L}\p{N}_])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnitAfter();

    [GeneratedRegex(@"\G(?: and|,)? \z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cents();

    [GeneratedRegex(@"\G cents?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CentsAfter();

    [GeneratedRegex(@"\G ?%|\G per ?cent(?![\p{L}\p{N}_])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PercentSign();

    [GeneratedRegex(@"\G of\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfAfter();

    [GeneratedRegex(@"\bthanks \z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThanksBefore();

    [GeneratedRegex(@"\G (?:times|things|thanks)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimesAfter();
}
