using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Symbl.LocalServer.Authentication;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations.Pages;

/// <summary>
/// Addresses of pages. A page needs no token, so anyone with its address can see it. Therefore addresses are signed, which prevents guesses
/// and changes, and they can expire. An address contains all data of its page. The server stores nothing.
/// </summary>
internal sealed class PageLinks(SigningKey key, ServerAddress address, TimeProvider clock)
{
    public const string Path = LoggedPath.Pages;
    public static readonly TimeSpan DefaultLife = TimeSpan.FromDays(30);

    /// <summary>Returns the address of a page.</summary>
    public string Url(PageLink link) => address.Base + Path + Sign(link);

    /// <summary>Returns the end of a page that is created now, or null for a page without an end.</summary>
    public long? Ends(TimeSpan life) => life == TimeSpan.Zero ? null : clock.GetUtcNow().ToUnixTimeSeconds() + (long)life.TotalSeconds;

    /// <summary>Returns the last part of the address of a page.</summary>
    public string Sign(PageLink link)
    {
        var content = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(link, PageLinkJson.Default.PageLink));
        return $"{content}.{Base64Url.EncodeToString(Signature(content))}";
    }

    /// <summary>Reads the page from an address.</summary>
    /// <param name="text">The last part of the address.</param>
    /// <param name="link">The page, or null if this server did not sign the address.</param>
    /// <returns>Whether the page is still available.</returns>
    public bool TryRead(string text, out PageLink? link)
    {
        link = null;
        var end = text.IndexOf('.', StringComparison.Ordinal);
        if (end <= 0 || !SignatureText.Matches(text.AsSpan(end + 1), Signature(text[..end])))
            return false;
        // This server signed the text, so the server also wrote it.
        link = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text.AsSpan(0, end)), PageLinkJson.Default.PageLink)!;
        return link.Ends is not { } ends || clock.GetUtcNow().ToUnixTimeSeconds() < ends;
    }

    private byte[] Signature(string content) => HMACSHA256.HashData(key.Pages, Encoding.UTF8.GetBytes(content));
}

/// <summary>The data of a page.</summary>
internal sealed record PageLink
{
    /// <summary>The conversation, or null for the list of all conversations.</summary>
    public long? Conversation { get; init; }

    /// <summary>The end of the page's life in seconds since 1970, or null for no end.</summary>
    public long? Ends { get; init; }

    /// <summary>Whether the client requested call scores. The pages do not show them.</summary>
    public bool Scores { get; init; }

    /// <summary>The address of the audio or video to play, or null for the media of the conversation.</summary>
    public string? Media { get; init; }

    /// <summary>The look of the page, or null for the default.</summary>
    public PageLook? Look { get; init; }
}

/// <summary>The look of a page, as its creator set it.</summary>
/// <param name="Logo">The address of a picture.</param>
/// <param name="Favicon">The address of the icon of the page.</param>
/// <param name="Background">The background color.</param>
/// <param name="Topics">The color that marks topics.</param>
/// <param name="Insights">The color that marks questions, action items and follow-ups.</param>
/// <param name="Font">The font. The browser uses it if it is installed.</param>
internal sealed record PageLook(string? Logo, string? Favicon, string? Background, string? Topics, string? Insights, string? Font);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PageLink))]
internal sealed partial class PageLinkJson : JsonSerializerContext;
