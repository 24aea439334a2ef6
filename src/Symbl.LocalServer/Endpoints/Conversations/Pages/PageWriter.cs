using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Symbl.LocalServer.Endpoints.Conversations.Pages;

/// <summary>
/// Writes a page as plain HTML. A page needs no script. It loads only the pictures, audio and video that its creator named. This class
/// alone
/// encodes text.
/// </summary>
internal sealed class PageWriter : IAsyncDisposable
{
    private const int FlushChars = 32 * 1024;

    private readonly HttpContext _context;
    private readonly StringBuilder _html = new();

    private PageWriter(HttpContext context) => _context = context;

    /// <summary>Sets the headers and writes the beginning of the page.</summary>
    /// <param name="context">The request for the page.</param>
    /// <param name="title">The title of the page.</param>
    /// <param name="look">The look of the page, or null for the default.</param>
    /// <param name="media">The addresses of the audio and video that the page plays.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="language">The language of the content.</param>
    public static PageWriter Start(
        HttpContext context, string title, PageLook? look, IEnumerable<string> media, int status = StatusCodes.Status200OK, string language = "en")
    {
        var nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        context.Response.StatusCode = status;
        var headers = context.Response.Headers;
        headers.ContentType = "text/html; charset=utf-8";
        headers.ContentSecurityPolicy = Policy(nonce, look, media);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";

        var page = new PageWriter(context);
        page.Raw($"<!DOCTYPE html>\n<html lang=\"{Encode(language)}\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n");
        page.Tag("title", title);
        if (look?.Favicon is { } icon)
            page.Raw($"<link rel=\"icon\" href=\"{Encode(icon)}\">\n");
        page.Raw($"<style nonce=\"{nonce}\">\n{PageStyle.Sheet}{PageStyle.Of(look)}</style>\n</head>\n<body>\n<main>\n");
        if (look?.Logo is { } logo)
            page.Raw($"<img class=\"logo\" src=\"{Encode(logo)}\" alt=\"\">\n");
        return page;
    }

    /// <summary>Writes HTML without encoding it.</summary>
    public void Raw(string html) => _html.Append(html);

    /// <summary>Encodes and writes text.</summary>
    public void Text(string text) => _html.Append(Encode(text));

    /// <summary>Writes an element that contains text.</summary>
    public void Tag(string name, string text, string? attributes = null) =>
        _html.Append(CultureInfo.InvariantCulture, $"<{name}{(attributes is null ? "" : " " + attributes)}>{Encode(text)}</{name}>\n");

    /// <summary>Sends the buffered text if there is enough of it or if <paramref name="all"/> is set.</summary>
    public async ValueTask FlushAsync(bool all = false)
    {
        if (_html.Length == 0 || (!all && _html.Length < FlushChars))
            return;
        var bytes = Encoding.UTF8.GetBytes(_html.ToString());
        _html.Clear();
        await _context.Response.Body.WriteAsync(bytes, _context.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        Raw("</main>\n</body>\n</html>\n");
        await FlushAsync(all: true);
    }

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Policy(string nonce, PageLook? look, IEnumerable<string> media)
    {
        static string Sources(IEnumerable<string?> urls) => string.Join(
            ' ', urls.OfType<string>().Select(url => new Uri(url).GetLeftPart(UriPartial.Authority)).Distinct().DefaultIfEmpty("'none'"));
        return $"default-src 'none'; style-src 'nonce-{nonce}'; img-src {Sources([look?.Logo, look?.Favicon])}; "
            + $"media-src {Sources(media)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
