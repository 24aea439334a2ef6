namespace SymblPS.Client;

/// <summary>Tokens from a server that keeps the secret.</summary>
public sealed class TokenServerSource : ITokenSource
{
    /// <summary>Keeps the address.</summary>
    public TokenServerSource(Uri tokenUri) => throw new NotSupportedException();

    /// <inheritdoc />
    public SymblAuthentication Kind => SymblAuthentication.TokenServer;

    /// <inheritdoc />
    public string? AppId => null;

    /// <inheritdoc />
    public bool CanRenew => true;

    /// <inheritdoc />
    public ValueTask<AccessToken> GetAsync(TokenRequestContext context, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc />
    public void Invalidate(AccessToken token) => throw new NotSupportedException();
}
