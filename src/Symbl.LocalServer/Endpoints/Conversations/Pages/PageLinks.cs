using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Symbl.LocalServer.Authentication;

namespace Symbl.LocalServer.Endpoints.Conversations.Pages;

/// <summary>
/// Addresses of pages. They need no token: who has one may see the page. So they cannot be guessed or changed (they are signed), and end.
/// All a page needs to know is in its address; nothing is stored.
/// </summary>
internal sealed class PageLinks(SigningKey key, TimeProvider clock)
{
    public const string Path = "/local/pages/";
    public static readonly TimeSpan DefaultLife = TimeSpan.FromDays(30);

    /// <summary>The address of a page, on the server as the caller of this request sees it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="link">The page.</param>
    public static string Url(HttpRequest request, string link) => $"{request.Scheme}://{request.Host}{request.PathBase}{Path}{link}";

    /// <summary>When a page that is made now ends; null for one that does not.</summary>
    public long? Ends(TimeSpan life) => life == TimeSpan.Zero ? null : clock.GetUtcNow().ToUnixTimeSeconds() + (long)life.TotalSeconds;

    /// <summary>The last part of a page's address.</summary>
    public string Sign(PageLink link)
    {
        var content = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(link, PageLinkJson.Default.PageLink));
        return $"{content}.{Base64Url.EncodeToString(Signature(content))}";
    }

    /// <summary>The page of an address.</summary>
    /// <param name="text">The last part of the address.</param>
    /// <param name="link">The page; null when this server never made the address.</param>
    /// <returns>Whether it is still to be seen.</returns>
    public bool TryRead(string text, out PageLink? link)
    {
        link = null;
        var end = text.IndexOf('.', StringComparison.Ordinal);
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (end <= 0
            || !Base64Url.IsValid(text.AsSpan(end + 1))
            || !Base64Url.TryDecodeFromChars(text.AsSpan(end + 1), signature, out var written)
            || written != signature.Length
            || !CryptographicOperations.FixedTimeEquals(signature, Signature(text[..end])))
            return false;
        // Signed by this server, so it is what it wrote.
        link = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text.AsSpan(0, end)), PageLinkJson.Default.PageLink)!;
        return link.Ends is not { } ends || clock.GetUtcNow().ToUnixTimeSeconds() < ends;
    }

    private byte[] Signature(string content) => HMACSHA256.HashData(key.Pages, Encoding.UTF8.GetBytes(content));
}

/// <summary>What a page shows.</summary>
internal sealed record PageLink
{
    /// <summary>The conversation; null for the list of all.</summary>
    public long? Conversation { get; init; }

    /// <summary>End of the page's life, seconds since 1970; null for none.</summary>
    public long? Ends { get; init; }

    /// <summary>Whether call scores are shown.</summary>
    public bool Scores { get; init; }

    /// <summary>Sound or film to play; null takes what the conversation has.</summary>
    public string? Media { get; init; }

    /// <summary>How it looks; null for plain.</summary>
    public PageLook? Look { get; init; }
}

/// <summary>How a page looks, as its maker wants it.</summary>
/// <param name="Logo">Address of a picture.</param>
/// <param name="Favicon">Address of the icon of the page.</param>
/// <param name="Background">Colour behind everything.</param>
/// <param name="Topics">Colour that marks topics.</param>
/// <param name="Insights">Colour that marks questions, action items and follow-ups.</param>
/// <param name="Font">Font, used where the reader has it.</param>
internal sealed record PageLook(string? Logo, string? Favicon, string? Background, string? Topics, string? Insights, string? Font);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PageLink))]
internal sealed partial class PageLinkJson : JsonSerializerContext;
