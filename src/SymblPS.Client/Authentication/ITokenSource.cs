namespace SymblPS.Client.Authentication;

/// <summary>Source of a client's access tokens.</summary>
public interface ITokenSource
{
    /// <summary>Kind of credentials.</summary>
    SymblAuthentication Kind { get; }

    /// <summary>Application id; <see langword="null"/> if unknown.</summary>
    string? AppId { get; }

    /// <summary>Whether the source can supply another token after the service refused one.</summary>
    bool CanRenew { get; }

    /// <summary>Returns a token that should be valid, and requests one if necessary.</summary>
    /// <param name="context">The service that the token is for.</param>
    /// <param name="cancellationToken">Cancels this call; a token request that other callers wait for continues.</param>
    /// <exception cref="SymblAuthenticationException">The service refused the credentials.</exception>
    /// <exception cref="SymblConnectionException">The service did not respond.</exception>
    ValueTask<AccessToken> GetAsync(TokenRequestContext context, CancellationToken cancellationToken);

    /// <summary>Discards a token that the service refused. Does nothing if another token has replaced it.</summary>
    /// <param name="token">The refused token.</param>
    void Invalidate(AccessToken token);
}

/// <summary>The service that a token is requested for.</summary>
public sealed class TokenRequestContext
{
    internal TokenRequestContext(Uri baseUri, ITokenTransport transport, TimeProvider time)
    {
        BaseUri = baseUri;
        Transport = transport;
        Time = time;
    }

    /// <summary>Base address of the service.</summary>
    public Uri BaseUri { get; }

    /// <summary>Clock of the client.</summary>
    public TimeProvider Time { get; }

    /// <summary>Sends token requests under the limits of the client.</summary>
    internal ITokenTransport Transport { get; }
}
