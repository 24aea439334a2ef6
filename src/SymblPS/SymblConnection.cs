namespace SymblPS;

/// <summary>How a connection proves who it is.</summary>
public enum SymblAuthentication
{
    /// <summary>Application id and secret, exchanged for tokens as needed.</summary>
    Application,

    /// <summary>A token the caller obtained; it cannot be renewed.</summary>
    AccessToken,

    /// <summary>A token server that keeps the secret.</summary>
    TokenServer,
}

/// <summary>
/// A connection to a Symbl service, made by <c>Connect-Symbl</c>. Holds no secret that a property, a view or <see cref="ToString"/> could show.
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

    /// <summary>Name to refer to the connection by (<c>-Connection</c>).</summary>
    public string Name { get; }

    /// <summary>Address of the service.</summary>
    public Uri BaseUri { get; }

    /// <summary>How the connection proves who it is.</summary>
    public SymblAuthentication Authentication { get; }

    /// <summary>Application id, where one was given.</summary>
    public string? AppId { get; }

    /// <summary>Whether the service is the local server.</summary>
    public bool IsLocal { get; internal init; }

    /// <summary>Process id of the local server; <see langword="null"/> otherwise.</summary>
    public int? ServerProcessId { get; internal init; }

    /// <summary>Data folder of the local server; <see langword="null"/> otherwise.</summary>
    public string? DataPath { get; internal init; }

    /// <summary>When the connection was made, UTC.</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>Whether the connection was ended by <c>Disconnect-Symbl</c>.</summary>
    public bool IsClosed { get; internal set; }

    /// <summary>The client of the private load context; this assembly knows only that it can be disposed of.</summary>
    internal IDisposable Client { get; }

    /// <summary>Name and address.</summary>
    public override string ToString() => $"{Name} ({BaseUri})";
}
