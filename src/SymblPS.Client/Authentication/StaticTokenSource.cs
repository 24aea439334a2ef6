using System.Security;

namespace SymblPS.Client.Authentication;

/// <summary>A token that the caller supplies; the client cannot renew it.</summary>
public sealed class StaticTokenSource : ITokenSource
{
    private readonly AccessToken _token;

    /// <summary>Stores a token.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException">The token is empty or contains a character that a header cannot carry.</exception>
    public StaticTokenSource(SecureString token)
        : this(SecureText.Reveal(token ?? throw new ArgumentNullException(nameof(token)))) { }

    /// <summary>Stores a token.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException">The token is empty or contains a character that a header cannot carry.</exception>
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
