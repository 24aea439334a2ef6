using System.Net;
using System.Net.Sockets;
using SymblPS.Client.Configuration;

namespace SymblPS.Client.Http;

/// <summary>Creates the handler that owns the sockets of one connection.</summary>
internal static class PrimaryHandler
{
    /// <summary>
    /// Creates the handler. It does not follow redirects, because a token must not reach a host that it was not issued for. It has no
    /// cookies, and it decompresses responses.
    /// </summary>
    public static SocketsHttpHandler Create(SymblClientOptions options) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        ConnectTimeout = options.ConnectTimeout,
        // A socket that stays open longer misses a change of the host's address.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        Proxy = options.Proxy,
        UseProxy = options.Proxy is not null || !options.BaseUri.IsLoopback,
        ConnectCallback = static async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
                return new EarlyResponseStream(new NetworkStream(socket, ownsSocket: true));
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
