using SymblPS.Client.Http;

namespace SymblPS.Client;

/// <summary>
/// Tokens from a server that keeps the secret away from scripts. It is asked with GET, gets no credentials of this client, and answers
/// <c>{"accessToken": "...", "expiresIn": 3600}</c>; <c>access_token</c>, <c>token</c> and <c>expires_in</c> are understood too.
/// </summary>
public sealed class TokenServerSource : ITokenSource
{
    private readonly Uri _tokenUri;
    private readonly TokenSlot _slot = new();

    /// <summary>Keeps the address of the token server.</summary>
    /// <param name="tokenUri">Absolute https address; http for this machine only, because the answer is a secret.</param>
    /// <exception cref="ArgumentException">The address is not usable.</exception>
    public TokenServerSource(Uri tokenUri)
    {
        ServiceAddress.Check(tokenUri ?? throw new ArgumentNullException(nameof(tokenUri)), nameof(tokenUri));
        _tokenUri = tokenUri;
    }

    /// <inheritdoc />
    public SymblAuthentication Kind => SymblAuthentication.TokenServer;

    /// <inheritdoc />
    public string? AppId => null;

    /// <inheritdoc />
    public bool CanRenew => true;

    /// <inheritdoc />
    public ValueTask<AccessToken> GetAsync(TokenRequestContext context, CancellationToken cancellationToken) =>
        _slot.GetAsync(cancel => FetchAsync(context.Transport, cancel), cancellationToken);

    /// <inheritdoc />
    public void Invalidate(AccessToken token) => token.Slot?.Drop(token);

    /// <summary>Host of the token server; the query may hold a key and is not shown.</summary>
    public override string ToString() => _tokenUri.GetLeftPart(UriPartial.Authority);

    private async Task<AccessToken> FetchAsync(HttpTransport transport, CancellationToken cancel)
    {
        var request = new ServiceRequest
        {
            Method = HttpMethod.Get,
            Uri = _tokenUri,
            Path = _tokenUri.GetLeftPart(UriPartial.Path),
            Repeatable = true,
            Secrets = _tokenUri.Query.Length > 1 ? [_tokenUri.Query.Substring(1)] : [],
        };
        var answer = await transport.SendAsync(request, null, cancel).ConfigureAwait(false);
        return TokenAnswer.Read(answer.Body, DateTimeOffset.UtcNow) ?? throw TokenAnswer.Missing(request);
    }
}
