using System.Net;
using SymblPS.Client.Http;

namespace SymblPS.Client;

/// <summary>What a <see cref="SymblClient"/> needs to know. Holds no secret that <see cref="ToString"/> could show.</summary>
public sealed record SymblClientOptions
{
    /// <summary>
    /// Address of the service, absolute, <c>https</c>; <c>http</c> is taken for loopback only. May have a path (a reverse proxy's prefix).
    /// </summary>
    public required Uri BaseUri { get; init; }

    /// <summary>Where tokens come from.</summary>
    public required ITokenSource Tokens { get; init; }

    /// <summary>Proxy to use; <see langword="null"/> takes the system's, and none at all for loopback.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Longest time to make a connection, TLS included.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest time in which no byte moves in either direction.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Longest time for one exchange as a whole, its repeats included; <see langword="null"/> sets no limit.</summary>
    public TimeSpan? OverallTimeout { get; init; }

    /// <summary>The <c>User-Agent</c> header.</summary>
    public string UserAgent { get; init; } =
        $"SymblPS/{typeof(SymblClientOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Name of the connection, for messages; <see langword="null"/> where it has none.</summary>
    public string? ConnectionName { get; init; }

    /// <summary>How long to wait between attempts; <see langword="null"/> takes what suits the address.</summary>
    internal ClientTiming? Timing { get; init; }

    /// <summary>Name and address.</summary>
    public override string ToString() => $"{ConnectionName ?? "Symbl"} ({BaseUri})";
}
