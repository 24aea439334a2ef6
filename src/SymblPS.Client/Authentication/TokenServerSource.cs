namespace SymblPS.Client.Authentication;

/// <summary>
/// Tokens from a server that keeps the secret away from scripts. The source sends a GET request without credentials and reads
/// <c>{"accessToken": "...", "expiresIn": 3600}</c>; it also accepts <c>access_token</c>, <c>token</c> and <c>expires_in</c>.
/// </summary>
public sealed class TokenServerSource : ITokenSource
{
    private readonly Uri _tokenUri;
    private readonly TokenSlot _slot = new();

    /// <summary>Stores the address of the token server.</summary>
    /// <param name="tokenUri">Absolute https address, or http for a loopback address, because the response is a secret.</param>
    /// <exception cref="ArgumentException">The address must not receive credentials.</exception>
    public TokenServerSource(Uri tokenUri)
    {
        CredentialAddress.Check(tokenUri ?? throw new ArgumentNullException(nameof(tokenUri)), nameof(tokenUri));
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
        _slot.GetAsync(cancel => FetchAsync(context, cancel), context.Time, cancellationToken);

    /// <inheritdoc />
    public void Invalidate(AccessToken token) => token.Slot?.Drop(token);

    /// <summary>Scheme and host of the token server. The query may contain a key, so it is not shown.</summary>
    public override string ToString() => _tokenUri.GetLeftPart(UriPartial.Authority);

    private async Task<AccessToken> FetchAsync(TokenRequestContext context, CancellationToken cancel)
    {
        var request = new TokenRequest
        {
            Method = HttpMethod.Get,
            Uri = _tokenUri,
            Path = _tokenUri.GetLeftPart(UriPartial.Path),
            Secrets = _tokenUri.Query.Length > 1 ? [_tokenUri.Query[1..]] : [],
        };
        var body = await context.Transport.SendAsync(request, cancel).ConfigureAwait(false);
        return TokenAnswer.Read(body, context.Time.GetUtcNow()) ?? throw TokenAnswer.Missing(request);
    }
}
