using SymblPS.Client.Http;

namespace SymblPS.Client;

/// <summary>Where a client gets its access tokens.</summary>
public interface ITokenSource
{
    /// <summary>How the connection proves who it is.</summary>
    SymblAuthentication Kind { get; }

    /// <summary>Application id, where one is known.</summary>
    string? AppId { get; }

    /// <summary>Whether another token can be had after this one was refused.</summary>
    bool CanRenew { get; }

    /// <summary>Gives a token that should be valid, asking for one where none is at hand.</summary>
    /// <param name="context">The service the token is for, and the way to ask.</param>
    /// <param name="cancellationToken">Ends the waiting; a request other callers wait for goes on.</param>
    /// <exception cref="SymblAuthenticationException">The credentials are refused.</exception>
    /// <exception cref="SymblConnectionException">Nobody answers.</exception>
    ValueTask<AccessToken> GetAsync(TokenRequestContext context, CancellationToken cancellationToken);

    /// <summary>Forgets a token the service refused. Does nothing when another one has taken its place.</summary>
    /// <param name="token">The refused token.</param>
    void Invalidate(AccessToken token);
}

/// <summary>The service a token is wanted for.</summary>
public sealed class TokenRequestContext
{
    internal TokenRequestContext(Uri baseUri, HttpTransport transport)
    {
        BaseUri = baseUri;
        Transport = transport;
    }

    /// <summary>Address of the service.</summary>
    public Uri BaseUri { get; }

    /// <summary>Sends the request for a token under the client's limits.</summary>
    internal HttpTransport Transport { get; }
}

/// <summary>An access token. Its text never leaves through a property, a view or <see cref="ToString"/>.</summary>
public sealed class AccessToken
{
    /// <summary>Keeps a token.</summary>
    /// <param name="value">The text of the token.</param>
    /// <param name="expiresOn">When it stops being valid, UTC; <see langword="null"/> where unknown.</param>
    /// <exception cref="ArgumentException">The text is empty or cannot stand in a header.</exception>
    public AccessToken(string value, DateTimeOffset? expiresOn)
    {
        if (string.IsNullOrWhiteSpace(value)) throw new ArgumentException("The access token is empty.", nameof(value));
        var text = value.Trim();
        foreach (var c in text)
        {
            if (c is <= ' ' or > '~')
                throw new ArgumentException("The access token contains a character that cannot be part of a token.", nameof(value));
        }

        Value = text;
        ExpiresOn = expiresOn;
    }

    /// <summary>When the token stops being valid, UTC; <see langword="null"/> where unknown.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    internal string Value { get; }

    /// <summary>Where the token is kept; <see langword="null"/> for one that is not.</summary>
    internal TokenSlot? Slot { get; set; }

    /// <summary>When the token expires, never the token.</summary>
    public override string ToString() => ExpiresOn is { } time
        ? string.Format(System.Globalization.CultureInfo.InvariantCulture, "access token until {0:u}", time)
        : "access token";
}
