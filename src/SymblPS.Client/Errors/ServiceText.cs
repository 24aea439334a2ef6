using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SymblPS.Client.Errors;

/// <summary>Extracts the message of the service from a body, shortens it and removes secrets.</summary>
internal static class ServiceText
{
    private const int LongestText = 500;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline;
    private static readonly TimeSpan RegexLimit = TimeSpan.FromSeconds(1);
    private static readonly Regex Invisible = new("<(script|style|head)\\b.*?</\\1\\s*>", Options, RegexLimit);
    private static readonly Regex Tag = new("<[^>]*>", Options, RegexLimit);
    private static readonly Regex Space = new("\\s+", Options, RegexLimit);
    private static readonly Regex UserInfo = new("(?<=://)[^/@\\s'\"]+@", Options, RegexLimit);

    /// <summary>
    /// Returns the message in a body: the <c>message</c> of a JSON object verbatim; other JSON compacted, markup as its text, and other
    /// text unchanged, each shortened. Replaces secrets. Returns <see langword="null"/> for an empty body.
    /// </summary>
    public static string? MessageOf(ReadOnlyMemory<byte> body, IReadOnlyList<string> secrets)
    {
        var json = FromJson(body, secrets);
        if (json is not null) return json;
        var text = Encoding.UTF8.GetString(body.Span);
        if (IsMarkup(body.Span)) text = WebUtility.HtmlDecode(Tag.Replace(Invisible.Replace(text, " "), " "));
        text = Shorten(Space.Replace(text, " ").Trim(), secrets);
        return text.Length == 0 ? null : text;
    }

    /// <summary>Returns whether a body looks like HTML or XML.</summary>
    public static bool IsMarkup(ReadOnlySpan<byte> body)
    {
        foreach (var b in body)
        {
            // The body may begin with a UTF-8 byte order mark and white space.
            if (b is 0xEF or 0xBB or 0xBF or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') continue;
            return b == (byte)'<';
        }

        return false;
    }

    /// <summary>Replaces every secret in a text.</summary>
    public static string Redact(string text, IReadOnlyList<string> secrets) =>
        secrets.Where(static secret => secret.Length > 0).Aggregate(text, static (result, secret) => result.Replace(secret, "***"));

    /// <summary>Removes user names and passwords from the addresses in a text.</summary>
    public static string WithoutUserInfo(string text) => UserInfo.Replace(text, string.Empty);

    /// <summary>Formats a time in seconds, such as <c>1.5 s</c>.</summary>
    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";

    private static string? FromJson(ReadOnlyMemory<byte> body, IReadOnlyList<string> secrets)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.String && message.GetString() is { Length: > 0 } words)
            {
                return Redact(words, secrets);
            }

            var text = root.ValueKind == JsonValueKind.String ? root.GetString() ?? string.Empty : Space.Replace(root.GetRawText(), " ");
            return Shorten(text, secrets);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Replaces secrets before it shortens the text, so that no part of a secret remains.
    private static string Shorten(string text, IReadOnlyList<string> secrets)
    {
        var harmless = Redact(text, secrets);
        return harmless.Length <= LongestText ? harmless : harmless[..LongestText] + "…";
    }
}
