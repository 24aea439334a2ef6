using System.Text.RegularExpressions;

namespace Symbl.Language.Entities;

/// <summary>Finds the words that tell of which thing a number is: "card number", "call me at", "order".</summary>
internal static partial class NumberCues
{
    private static readonly (string Group, NumberTopic Topic)[] Topics =
    [
        ("cvv", NumberTopic.SecurityCode), ("expiry", NumberTopic.Expiry), ("last", NumberTopic.LastDigits), ("ssn", NumberTopic.SocialSecurity), ("pin", NumberTopic.Pin),
        ("bank", NumberTopic.Bank), ("license", NumberTopic.License), ("passport", NumberTopic.Passport), ("other", NumberTopic.Other),
        ("account", NumberTopic.Account), ("card", NumberTopic.Card), ("phone", NumberTopic.Phone),
    ];

    /// <summary>Gets the cues of a text in order.</summary>
    /// <param name="text">A text of bounded length.</param>
    public static IEnumerable<NumberCue> Find(string text)
    {
        foreach (Match match in Cue().Matches(text))
        {
            foreach (var (group, topic) in Topics)
            {
                if (!match.Groups[group].Success)
                    continue;
                yield return new NumberCue(topic, match.Index, match.Index + match.Length, match.Groups["number"].Success);
                break;
            }
        }
    }

    /// <summary>Tests whether a text names a payment card.</summary>
    /// <param name="text">The text.</param>
    public static bool NameCard(string text) => Card().IsMatch(text);

    [GeneratedRegex(
        @"\b(?:cards?|visa|mastercard|amex|american express|cvv2?|cvc2?|security code)\b|\b\d(?:[ -]?\d){12,18}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Card();

    // Each alternative names its topic. A following "number" makes a cue explicit.
    [GeneratedRegex(
        @"\b(?:(?<cvv>cvv2?|cvc2?|csc|(?:card )?security code|card verification (?:code|number|value)"
        + @"|(?:three|four|3|4)[ -]digit (?:code|number)|(?:digits|code|number) on the back)"
        + @"|(?<expiry>(?:card(?:['\u2019]s)? )?(?:expiry|expiration|exp\.?)(?: date)?(?: of (?:your|the|that) card)?)"
        + @"|(?<last>last (?:four|4)(?: digits)?(?: (?:of|for|on|from))?(?: (?:my|your|the|his|her))? (?:social(?: security)?|ssn))"
        + @"|(?<ssn>social security|social insurance|national insurance|ssn|s\.s\.n|taxpayer|tax i\.?d|itin|social(?! media| network| event| life))"
        + @"|(?<pin>pin|pin ?code|passcode|pass code|one[ -]time (?:code|password|passcode)|otp|(?:verification|access|authentication) code|password)"
        + @"|(?<bank>(?:bank|checking|chequing|savings|giro)(?: account)|routing|sort code|iban|(?:bank|checking|savings)(?= number))"
        + @"|(?<license>driver['\u2019]?s?['\u2019]? licen[cs]e|driving licen[cs]e|licen[cs]e(?= number| no))"
        + @"|(?<passport>passport)"
        + @"|(?<other>(?<!\bin )orders?|tickets?|(?<!\bin (?:any |that |this )?)cases?|invoices?|references?|ref|confirmation|tracking|serial|batch|model|sku|booking|reservation|flight|zip"
        + @"|postal|version|item|product|parcel|package|shipment|claim|quote|transaction|purchase|part(?= number| no)|error"
        + @"|how (?:many|much|old|long|far|tall|big|high)|prices?|costs?|total|amount|balance|quantity|units?|pieces|seats?|budgets?|fees?|rooms?"
        + @"|buildings?|floor|suite|extension|population|revenue|mileage|temperature|score|weight|height|distance|what year|house number|street)"
        + @"|(?<account>accounts?|acct|member(?:ship)?(?= number| no| i\.?d)|customer(?= number| no| i\.?d)|policy(?= number| no)"
        + @"|subscriber(?= number| i\.?d)|patient(?= number| i\.?d)|employee(?= number| i\.?d)|medical record)"
        + @"|(?<card>(?:credit|debit|bank|gift|payment) cards?|cards?|visa|mastercard|master card|amex|american express)"
        + @"|(?<phone>phone|telephone|cell ?phone|cell|mobile|fax|landline|whatsapp|call(?:ing|ed)?|text(?= (?:me|us|him|her|them))|dial|reach|ring"
        + @"|callback|contact(?= number)|(?:my|your|his|her|our|their|the|best) number|number is))"
        + @"(?:'s)?(?<number> (?:number|no\b\.?|num\b|digits|code|i\.?d\b)|(?<=number|code) is| ?#)?(?![\p{L}\p{N}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cue();
}

/// <summary>Words that tell of which thing a number is.</summary>
/// <param name="Topic">The thing.</param>
/// <param name="Start">Index of the first character.</param>
/// <param name="End">Index after the last character.</param>
/// <param name="IsExplicit">Whether the words ask for a number of the thing: "card number".</param>
internal sealed record NumberCue(NumberTopic Topic, int Start, int End, bool IsExplicit);
