using System.Security;

namespace SymblPS.Client;

/// <summary>A token the caller obtained; it cannot be renewed.</summary>
public sealed class StaticTokenSource : ITokenSource
{
    private readonly AccessToken _token;

    /// <summary>Keeps a token.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException">The token is empty or cannot stand in a header.</exception>
    public StaticTokenSource(SecureString token)
        : this(SecureText.Reveal(token ?? throw new ArgumentNullException(nameof(token)))) { }

    /// <summary>Keeps a token.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException">The token is empty or cannot stand in a header.</exception>
    public StaticTokenSource(string token) => _token = new AccessToken(token, TokenAnswer.ReadExpiry(token));

    /// <inheritdoc />
    public SymblAuthentication Kind => SymblAuthentication.AccessToken;

    /// <inheritdoc />
    public string? AppId => null;

    /// <inheritdoc />
    public bool CanRenew => false;

    /// <inheritdoc />
    public ValueTask<AccessToken> GetAsync(TokenRequestContext context, CancellationToken cancellationToken) => new(_token);

    /// <inheritdoc />
    public void Invalidate(AccessToken token) { }
}
