namespace SymblPS.Client.Local;

/// <summary>How to start the local server, or find the one that runs.</summary>
public sealed record LocalServerOptions
{
    /// <summary>Folder with <c>Symbl.LocalServer.dll</c>.</summary>
    public required string ServerDirectory { get; init; }

    /// <summary>Data folder; <see langword="null"/> takes the server's own default under the user's application data.</summary>
    public string? DataPath { get; init; }

    /// <summary>Port on loopback; <see langword="null"/> takes a free one.</summary>
    public int? Port { get; init; }

    /// <summary>The <c>dotnet</c> host; <see langword="null"/> looks for it.</summary>
    public string? DotnetPath { get; init; }

    /// <summary>Process whose end stops the server, when no other owner is left.</summary>
    public int OwnerProcessId { get; init; }

    /// <summary>How long the server may take until it is ready.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
