using System.Net;
using SymblPS.Client.Authentication;

namespace SymblPS.Client.Configuration;

/// <summary>Address, credentials and limits of a <see cref="SymblClient"/>. <see cref="ToString"/> shows no secret.</summary>
public sealed record SymblClientOptions
{
    /// <summary>
    /// Base address of the service: absolute <c>https</c>, or <c>http</c> for a loopback address. It may have a path, such as the prefix
    /// of a reverse proxy.
    /// </summary>
    public required Uri BaseUri { get; init; }

    /// <summary>Source of the access tokens.</summary>
    public required ITokenSource Tokens { get; init; }

    /// <summary>Proxy; <see langword="null"/> uses the proxy of the system, and no proxy for a loopback address.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Maximum time to open a connection, TLS included.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Maximum time without a byte in either direction.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Maximum time for a request with all its attempts; <see langword="null"/> sets no limit.</summary>
    public TimeSpan? OverallTimeout { get; init; }

    /// <summary>The <c>User-Agent</c> header.</summary>
    public string UserAgent { get; init; } =
        $"SymblPS/{typeof(SymblClientOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Name of the connection in messages and traces; <see langword="null"/> for a connection without a name.</summary>
    public string? ConnectionName { get; init; }

    /// <summary>
    /// Returns whether the process of the service is known to have ended, so that no further attempt can succeed; <see langword="null"/> if
    /// nothing is known about the process.
    /// </summary>
    public Func<bool>? ServerHasEnded { get; init; }

    /// <summary>Clock and timers of the client.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Pauses between attempts; <see langword="null"/> uses the defaults for the address.</summary>
    internal ClientTiming? Timing { get; init; }

    /// <summary>Name and address.</summary>
    public override string ToString() => $"{ConnectionName ?? "Symbl"} ({BaseUri})";
}
