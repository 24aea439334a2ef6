using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Symbl.Domain.Recordings;
using Symbl.LocalServer.Options;
using Symbl.Platform.Processes;
using Symbl.Storage.Recordings;

namespace Symbl.LocalServer.Jobs;

/// <summary>
/// Fetches recordings by URL within limits of size, time and redirects. Unless the options allow private addresses, it refuses them when it
/// connects. Therefore a redirect or a changed DNS entry cannot lead to them. Error messages never contain the query of a URL, because it
/// can
/// be a signature.
/// </summary>
internal sealed class RecordingFetcher : IDisposable
{
    private const int MaxRedirects = 5;
    private const string BrokenOff = "the connection broke off";
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Total = TimeSpan.FromHours(2);

    private readonly ServerOptions _options;
    private readonly IRecordingStore _recordings;
    private readonly HttpClient _http;

    public RecordingFetcher(ServerOptions options, IRecordingStore recordings)
    {
        _options = options;
        _recordings = recordings;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would make the connection itself and bypass the check of addresses.
            UseProxy = false,
            ConnectCallback = ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd($"symbl-local/{ProductVersion.Text}");
    }

    /// <summary>Fetches the recording of a job and stores it.</summary>
    /// <exception cref="RecordingException">The fetch failed. The message names the host and the reason.</exception>
    public async Task FetchAsync(string jobId, Uri url, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Total);
        try
        {
            using var response = await GetAsync(url, limit.Token);
            if (response.Content.Headers.ContentLength > _options.MaxUpload)
                throw new RecordingTooLargeException();
            await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
            await _recordings.ReceiveAsync(jobId, body, _options.MaxUpload, Stall, limit.Token);
        }
        catch (RecordingTooLargeException e)
        {
            throw Failure(url, string.Create(CultureInfo.InvariantCulture, $"it is larger than {_options.MaxUpload} bytes"), e);
        }
        catch (HttpRequestException e)
        {
            throw Failure(
                url,
                e.InnerException switch
                {
                    PrivateAddressException or SocketException or AuthenticationException => e.InnerException.Message,
                    IOException => BrokenOff,
                    _ => e.Message,
                },
                e);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            throw Failure(url, "it took too long", e);
        }
        catch (IOException e)
        {
            throw Failure(url, BrokenOff, e);
        }
    }

    public void Dispose() => _http.Dispose();

    private static RecordingException Failure(Uri url, string reason, Exception? cause = null)
    {
        // Messages of the system can already end with a period.
        var message = $"The recording could not be fetched from {url.Authority}: {reason.TrimEnd('.')}.";
        return cause is null ? new RecordingException(message) : new RecordingException(message, cause);
    }

    private async Task<HttpResponseMessage> GetAsync(Uri url, CancellationToken cancel)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            wait.CancelAfter(Stall);
            var response = await _http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, wait.Token);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
            {
                var status = (int)response.StatusCode;
                if (status is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
                    throw Failure(url, string.Create(CultureInfo.InvariantCulture, $"it answered with status {status}"));
                if (redirects == MaxRedirects)
                    throw Failure(url, string.Create(CultureInfo.InvariantCulture, $"there were more than {MaxRedirects} redirects"));
                var next = new Uri(url, location);
                if (next.Scheme != Uri.UriSchemeHttps && (next.Scheme != Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
                    throw Failure(url, $"it redirects to {next.Scheme}");
                url = next;
            }
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        // Connect to the checked addresses, because a second lookup could return other addresses.
        var allowed = _options.AllowPrivateUrls ? addresses : Array.FindAll(addresses, PublicAddresses.Contain);
        if (allowed.Length == 0)
            throw new PrivateAddressException(context.DnsEndPoint.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class PrivateAddressException(string host) : IOException(
        $"{host} is a private or loopback address, which this server reaches only with --allow-private-urls");
}
