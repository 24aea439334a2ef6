using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Symbl.Language.Entities;

/// <summary>Finds email addresses, URLs and IP addresses, written or spoken.</summary>
internal static partial class AddressRules
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Domains that are unlikely to be the first word of a sentence after a missing space.
    private const string Domains = "com|org|net|io|ai|dev|app|edu|gov|co\\.uk|info|biz|test|example";

    /// <summary>Finds the addresses of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isMailAsked">Whether the turn before mentions email.</param>
    public static IEnumerable<FoundEntity> Find(string text, bool isMailAsked)
    {
        IEnumerable<FoundEntity> found = [];
        if (text.Contains('@', StringComparison.Ordinal))
            found = found.Concat(Email().Matches(text).Select(match => Of(match, EntityKind.EmailAddress, Lower(match.Value))));
        if (text.Contains('.', StringComparison.Ordinal))
            found = found.Concat(Url().Matches(text).Select(WebAddress)).Concat(IPv4().Matches(text).Select(Machine).OfType<FoundEntity>());
        if (text.Contains("://", StringComparison.Ordinal))
            found = found.Concat(FullUrl().Matches(text).Select(WebAddress));
        if (text.Contains(':', StringComparison.Ordinal))
            found = found.Concat(IPv6().Matches(text).Select(Machine).OfType<FoundEntity>());
        if (text.Contains(" dot ", StringComparison.OrdinalIgnoreCase))
            found = found.Concat(SpokenUrl().Matches(text).Select(Spoken)).Concat(SpokenEmails(text, isMailAsked));
        return found;
    }

    // "The address is anna dot smith at example dot com": only if the text mentions email. "Look at example dot com" contains no address.
    private static IEnumerable<FoundEntity> SpokenEmails(string text, bool isMailAsked) =>
        isMailAsked || MailCue().IsMatch(text)
            ? SpokenEmail().Matches(text).Select(match => Of(match, EntityKind.EmailAddress, Written(match.Value)))
            : [];

    /// <summary>Tests whether a text mentions email.</summary>
    /// <param name="text">A text of bounded length.</param>
    public static bool MentionsMail(string text) => MailCue().IsMatch(text);

    private static FoundEntity Spoken(Match match) => Of(match, EntityKind.Url, Written(match.Value));

    private static string Written(string text) => Lower(Sign().Replace(text, sign => Lower(sign.Groups[1].Value) switch
    {
        "at" => "@",
        "underscore" => "_",
        "dash" or "hyphen" => "-",
        _ => ".",
    }).Replace(" ", "", StringComparison.Ordinal));

    private static FoundEntity WebAddress(Match match)
    {
        var text = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '"', '\u2019');
        if (text.EndsWith(')') && !text.Contains('(', StringComparison.Ordinal))
            text = text[..^1];
        var path = text.IndexOf('/', text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0);
        return new FoundEntity(match.Index, text.Length, EntityKind.Url, path < 0 ? Lower(text) : Lower(text[..path]) + text[path..]);
    }

    private static FoundEntity? Machine(Match match) =>
        IPAddress.TryParse(match.Value, out var address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6
            || match.Value.Split('.').All(part => byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            ? Of(match, EntityKind.IpAddress, address.ToString())
            : null;

    private static FoundEntity Of(Match match, EntityKind kind, string value) => new(match.Index, match.Length, kind, value);

    private static string Lower(string text) => text.ToLowerInvariant();

    [GeneratedRegex(
        @"(?<![\w.+%\-])[\w%+\-](?:[\w.%+\-]{0,62}[\w%+\-])?@[a-z0-9](?:[a-z0-9.\-]{0,250}[a-z0-9])?\.[a-z]{2,24}(?![\w@])", Options)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\w@])https?://[^\s<>""\u201C\u201D]+", Options)]
    private static partial Regex FullUrl();

    [GeneratedRegex(
        @"(?<![\w@./\-])(?:www\.[a-z0-9\-]+(?:\.[a-z0-9\-]+)+|[a-z0-9][a-z0-9\-]*(?:\.[a-z0-9\-]+){0,4}\.(?-i:" + Domains
        + @"))(?![\w@]|\.\w)(?:[/?#][^\s<>""\u201C\u201D]*)?",
        Options)]
    private static partial Regex Url();

    [GeneratedRegex(@"(?<![\w.\-])(?<!version )(?:\d{1,3}\.){3}\d{1,3}(?![\w\-]|\.\d)", Options)]
    private static partial Regex IPv4();

    [GeneratedRegex(@"(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\w:]|\.\d)", Options)]
    private static partial Regex IPv6();

    [GeneratedRegex(
        @"(?<![\w@])(?:(?:w w w|www) dot )?[a-z0-9\-]+(?: dot (?!com\b|org\b|net\b)[a-z0-9\-]+){0,2}"
        + @" dot (?:com|org|net|io|ai|dev|edu|gov|co dot uk)\b",
        Options)]
    private static partial Regex SpokenUrl();

    [GeneratedRegex(
        @"(?<![\w@'\u2019])(?:[a-z0-9] ){0,40}[a-z0-9]+(?: (?:dot|underscore|dash|hyphen) [a-z0-9]+){0,3} at (?:[a-z0-9] ){0,20}[a-z0-9\-]+"
        + @"(?: dot (?!com\b|org\b|net\b)[a-z0-9\-]+){0,2} dot (?:com|org|net|io|ai|dev|edu|gov|co dot uk)\b",
        Options)]
    private static partial Regex SpokenEmail();

    [GeneratedRegex(@"\be-?mail|\bmy address\b|\baddress is\b", Options)]
    private static partial Regex MailCue();

    [GeneratedRegex(@" (dot|at|underscore|dash|hyphen) ", Options)]
    private static partial Regex Sign();
}
