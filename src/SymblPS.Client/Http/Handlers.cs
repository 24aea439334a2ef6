using System.Net;
using System.Net.Sockets;

namespace SymblPS.Client;

/// <summary>The message handler each framework offers, under the same rules: no redirects, no cookies, answers unpacked.</summary>
internal static class Handlers
{
    /// <summary>Creates the handler. Redirects are not followed: a token must not travel to a host it was not given for.</summary>
    public static HttpMessageHandler Create(SymblClientOptions options) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        ConnectTimeout = options.ConnectTimeout,
        // A connection that lives longer never sees that the name points elsewhere by now.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        Proxy = options.Proxy,
        UseProxy = options.Proxy is not null || !options.BaseUri.IsLoopback,
        ConnectCallback = static async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
                return new EarlyAnswerStream(new NetworkStream(socket, ownsSocket: true));
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    /// <summary>Whether a failure happened before a connection stood, so that nothing of the request can have been sent.</summary>
    public static bool IsConnectFailure(HttpRequestException failure) => failure.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>Whether TLS could not be agreed on.</summary>
    public static bool IsTlsFailure(HttpRequestException failure) =>
        failure.HttpRequestError == HttpRequestError.SecureConnectionError;
}
