using System.Security;
using System.Text.Json;

namespace SymblPS.Client.Authentication;

/// <summary>
/// Tokens for an application id and its secret (<c>POST /oauth2/token:generate</c>). Sources with the same address, id and secret share
/// one token.
/// </summary>
public sealed class ApplicationTokenSource : ITokenSource
{
    private readonly string _appId;
    private readonly Func<string> _secret;

    /// <summary>Stores the credentials. The secret is copied, and stays encrypted in memory on platforms that support it.</summary>
    /// <param name="appId">Application id.</param>
    /// <param name="secret">Application secret.</param>
    /// <exception cref="ArgumentException">The id or the secret is empty.</exception>
    public ApplicationTokenSource(string appId, SecureString secret) : this(appId, Reader(secret)) { }

    /// <summary>Stores the id and a function that returns the secret.</summary>
    /// <param name="appId">Application id.</param>
    /// <param name="secret">
    /// Returns the application secret. Each request that needs a token calls it, on any thread, so it must be fast.
    /// </param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public ApplicationTokenSource(string appId, Func<string> secret)
    {
        if (string.IsNullOrWhiteSpace(appId)) throw new ArgumentException("The application id is empty.", nameof(appId));
        _appId = appId.Trim();
        _secret = secret ?? throw new ArgumentNullException(nameof(secret));
    }

    /// <inheritdoc />
    public SymblAuthentication Kind => SymblAuthentication.Application;

    /// <inheritdoc />
    public string? AppId => _appId;

    /// <inheritdoc />
    public bool CanRenew => true;

    /// <inheritdoc />
    [SymblOperation("generateToken")]
    public ValueTask<AccessToken> GetAsync(TokenRequestContext context, CancellationToken cancellationToken)
    {
        var secret = _secret();
        return TokenCache.Find(context.BaseUri, _appId, secret)
            .GetAsync(cancel => FetchAsync(context, _appId, secret, cancel), context.Time, cancellationToken);
    }

    /// <inheritdoc />
    public void Invalidate(AccessToken token) => token.Slot?.Drop(token);

    /// <summary>The application id, never the secret.</summary>
    public override string ToString() => _appId;

    private static async Task<AccessToken> FetchAsync(
        TokenRequestContext context, string appId, string secret, CancellationToken cancel)
    {
        // The service responds with the token it already holds, so a repeated request is safe. A 401 is not repeated: the retry rule
        // passes it on.
        var request = new TokenRequest
        {
            Method = HttpMethod.Post,
            Uri = new Uri(context.BaseUri, "oauth2/token:generate"),
            Path = "/oauth2/token:generate",
            Body = Body(appId, secret),
            Secrets = [secret],
        };
        var body = await context.Transport.SendAsync(request, cancel).ConfigureAwait(false);
        return TokenAnswer.Read(body, context.Time.GetUtcNow()) ?? throw TokenAnswer.Missing(request);
    }

    private static byte[] Body(string appId, string secret)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "application");
            writer.WriteString("appId", appId);
            writer.WriteString("appSecret", secret);
            writer.WriteEndObject();
        }

        return body.ToArray();
    }

    private static Func<string> Reader(SecureString secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (secret.Length == 0) throw new ArgumentException("The application secret is empty.", nameof(secret));
        var copy = secret.Copy();
        copy.MakeReadOnly();
        return () => SecureText.Reveal(copy);
    }
}
