namespace SymblPS;

/// <summary>Kind of credentials of a connection.</summary>
public enum SymblAuthentication
{
    /// <summary>Application ID and secret, which the client exchanges for tokens.</summary>
    Application,

    /// <summary>A token that the caller supplies; the client cannot renew it.</summary>
    AccessToken,

    /// <summary>A token server that holds the secret.</summary>
    TokenServer,
}

/// <summary>
/// A connection to a Symbl service, created by <c>Connect-Symbl</c>. No property, view or <see cref="ToString"/> shows a secret.
/// </summary>
public sealed class SymblConnection
{
    internal SymblConnection(string name, Uri baseUri, SymblAuthentication authentication, string? appId, IDisposable client, TimeProvider time)
    {
        Name = name;
        BaseUri = baseUri;
        Authentication = authentication;
        AppId = appId;
        Client = client;
        ConnectedAt = time.GetUtcNow();
    }

    /// <summary>Name of the connection for <c>-Connection</c>.</summary>
    public string Name { get; }

    /// <summary>Base address of the service.</summary>
    public Uri BaseUri { get; }

    /// <summary>Kind of credentials.</summary>
    public SymblAuthentication Authentication { get; }

    /// <summary>Application ID if known, or <see langword="null"/>.</summary>
    public string? AppId { get; }

    /// <summary>Whether the service is the local server.</summary>
    public bool IsLocal { get; internal init; }

    /// <summary>Process ID of the local server; otherwise <see langword="null"/>.</summary>
    public int? ServerProcessId { get; internal init; }

    /// <summary>Data folder of the local server; otherwise <see langword="null"/>.</summary>
    public string? DataPath { get; internal init; }

    /// <summary>Time of the creation of the connection, UTC.</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>Whether <c>Disconnect-Symbl</c> closed the connection.</summary>
    public bool IsClosed { get; internal set; }

    /// <summary>The client in the private load context. This assembly only disposes it.</summary>
    internal IDisposable Client { get; }

    /// <summary>Name and address.</summary>
    public override string ToString() => $"{Name} ({BaseUri})";
}
