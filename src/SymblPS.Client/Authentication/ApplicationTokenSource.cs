using System.Security;

namespace SymblPS.Client;

/// <summary>Tokens for an application id and its secret.</summary>
public sealed class ApplicationTokenSource : ITokenSource
{
    /// <summary>Keeps the credentials; the secret is copied.</summary>
    public ApplicationTokenSource(string appId, SecureString secret) => throw new NotSupportedException();

    /// <summary>Keeps the id and a way to read the secret.</summary>
    public ApplicationTokenSource(string appId, Func<string> secret) => throw new NotSupportedException();

    /// <inheritdoc />
    public SymblAuthentication Kind => SymblAuthentication.Application;

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
