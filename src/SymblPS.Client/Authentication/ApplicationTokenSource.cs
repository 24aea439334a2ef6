using System.Security;
using System.Text.Json;
using SymblPS.Client.Http;

namespace SymblPS.Client;

/// <summary>
/// Tokens for an application id and its secret (<c>POST /oauth2/token:generate</c>). Sources with the same address, id and secret share
/// one token.
/// </summary>
public sealed class ApplicationTokenSource : ITokenSource
{
    private readonly string _appId;
    private readonly Func<string> _secret;

    /// <summary>Keeps the credentials; the secret is copied and stays encrypted in memory where the platform can do that.</summary>
    /// <param name="appId">Application id.</param>
    /// <param name="secret">Application secret.</param>
    /// <exception cref="ArgumentException">Id or secret is empty.</exception>
    public ApplicationTokenSource(string appId, SecureString secret) : this(appId, Reader(secret)) { }

    /// <summary>Keeps the id and the way to the secret.</summary>
    /// <param name="appId">Application id.</param>
    /// <param name="secret">
    /// Gives the application secret; called whenever a request needs a token, on any thread, so it must be quick.
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
            .GetAsync(cancel => FetchAsync(context.Transport, _appId, secret, cancel), cancellationToken);
    }

    /// <inheritdoc />
    public void Invalidate(AccessToken token) => token.Slot?.Drop(token);

    /// <summary>The application id, never the secret.</summary>
    public override string ToString() => _appId;

    private static async Task<AccessToken> FetchAsync(HttpTransport transport, string appId, string secret, CancellationToken cancel)
    {
        // The service answers with the token it already holds, so asking twice does no harm. A 401 is never repeated: the retry rule
        // passes it on.
        var request = transport.Address.Request(HttpMethod.Post, null, "oauth2", "token:generate") with
        {
            Content = watch => UploadContent.Json(Body(appId, secret), watch),
            Repeatable = true,
            Secrets = [secret],
        };
        var answer = await transport.SendAsync(request, null, cancel).ConfigureAwait(false);
        return TokenAnswer.Read(answer.Body, DateTimeOffset.UtcNow) ?? throw TokenAnswer.Missing(request);
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
        if (secret is null) throw new ArgumentNullException(nameof(secret));
        if (secret.Length == 0) throw new ArgumentException("The application secret is empty.", nameof(secret));
        var copy = secret.Copy();
        copy.MakeReadOnly();
        return () => SecureText.Reveal(copy);
    }
}
