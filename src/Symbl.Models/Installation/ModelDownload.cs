using System.Net;
using System.Net.Http.Headers;
using Symbl.Models.Errors;

namespace Symbl.Models.Installation;

/// <summary>Downloads one file into its part: continues it, repeats after dropped connections, and starts over if the server cannot continue.</summary>
internal sealed class ModelDownload : IDisposable
{
    private const int BufferSize = 1 << 17;
    private const int MostRedirects = 10;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;
    private readonly WantedModel _wanted;
    private readonly string _folder;
    private readonly InstallSeams _seams;
    private readonly IProgress<InstallProgress>? _progress;

    /// <param name="wanted">The model.</param>
    /// <param name="folder">Folder of the models.</param>
    /// <param name="proxy">Proxy; null for the proxy of the system.</param>
    /// <param name="seams">Surroundings.</param>
    /// <param name="progress">Receives the progress.</param>
    public ModelDownload(WantedModel wanted, string folder, IWebProxy? proxy, InstallSeams seams, IProgress<InstallProgress>? progress)
    {
        (_wanted, _folder, _seams, _progress) = (wanted, folder, seams, progress);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
            UseCookies = false,
        };
        if (proxy is not null)
            handler.Proxy = proxy;
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("SymblPS", typeof(ModelDownload).Assembly.GetName().Version?.ToString(3)));
    }

    /// <summary>Fills the part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="cancel">Cancels the download. The part stays.</param>
    /// <exception cref="ModelException">The host does not deliver the file, or the disk is full.</exception>
    public async Task RunAsync(PartFile part, CancellationToken cancel)
    {
        for (var failures = 0; ;)
        {
            var before = part.Length;
            try
            {
                await AttemptAsync(part, cancel).ConfigureAwait(false);
                return;
            }
            catch (TransientDownloadException e)
            {
                failures = part.Length > before ? 1 : failures + 1;
                if (failures > _seams.Retries || e.IsFinal)
                    throw DownloadFailure.Final(_wanted.Name, e, part.Length);
                var pause = e.RetryAfter ?? _seams.Pause * Math.Pow(2, failures - 1);
                await Task.Delay(pause < LongestPause ? pause : LongestPause, _seams.Time, cancel).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task AttemptAsync(PartFile part, CancellationToken cancel)
    {
        if (part.Length > 0 && part.Length == _wanted.Bytes)
            return;
        if (part.Length > _wanted.Bytes)
            part.Restart();
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var address = _wanted.Address!;
        try
        {
            silence.CancelAfter(_seams.Silence);
            using var response = await SendAsync(part, silence.Token).ConfigureAwait(false);
            address = response.RequestMessage!.RequestUri!;
            if (await IsCompleteAsync(part, response, address).ConfigureAwait(false))
                return;
            await ReceiveAsync(part, response, silence, cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new TransientDownloadException($"{address.Host} sent nothing for {_seams.Silence.TotalSeconds:0} s", cause: e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw DownloadFailure.Of(address.Host, e);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(PartFile part, CancellationToken cancel)
    {
        var address = _wanted.Address!;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            // A compressed answer would have other offsets.
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
            if (part.Length > 0)
            {
                request.Headers.Range = new RangeHeaderValue(part.Length, null);
                request.Headers.IfRange = part.Condition(_wanted.Address!);
            }

            var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
                return response;
            using (response)
                address = DownloadAddress.Redirected(address, response.Headers.Location);
        }

        throw new ModelException(ModelProblem.Unreachable, $"The model '{_wanted.Name}' was not downloaded: {address.Host} redirects more than {MostRedirects} times.");
    }

    /// <summary>Handles the head of an answer. Returns whether the part is complete.</summary>
    private async Task<bool> IsCompleteAsync(PartFile part, HttpResponseMessage response, Uri address)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                // The server does not continue, or has another version.
                if (part.Length > 0)
                    part.Restart();
                break;
            case HttpStatusCode.PartialContent when response.Content.Headers.ContentRange?.From == part.Length:
                break;
            case HttpStatusCode.RequestedRangeNotSatisfiable when part.Length > 0 && response.Content.Headers.ContentRange?.Length == part.Length:
                return true;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable when part.Length > 0:
                part.Restart();
                throw new TransientDownloadException($"{address.Host} cannot continue the download", TimeSpan.Zero);
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                throw new TransientDownloadException($"{address.Host} answered {(int)response.StatusCode}", RetryAfter(response));
            default:
                throw DownloadFailure.Refused(_wanted.Name, address, response.StatusCode);
        }

        var total = TotalOf(part, response);
        if (_wanted.Bytes is { } expected && total is not null && total != expected)
        {
            var start = part.Length == 0 ? await StartAsync(response).ConfigureAwait(false) : [];
            throw new UnexpectedContentException($"{address.Host} offers {total} bytes, and the model has {expected}", start);
        }

        if ((total ?? _wanted.Bytes) is { } whole)
            DiskSpace.Require(_wanted.Name, _folder, whole - part.Length, _seams.FreeSpace(_folder));
        part.Note(_wanted.Address!, response.Headers.ETag, response.Content.Headers.LastModified);
        return false;
    }

    private async Task ReceiveAsync(PartFile part, HttpResponseMessage response, CancellationTokenSource silence, CancellationToken cancel)
    {
        var total = TotalOf(part, response) ?? _wanted.Bytes;
        var (first, started) = (part.Length, _seams.Time.GetTimestamp());
        using var body = await response.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
        var buffer = new byte[BufferSize];
        while (true)
        {
            silence.CancelAfter(_seams.Silence);
            var read = await body.ReadAsync(buffer, silence.Token).ConfigureAwait(false);
            if (read == 0)
                break;
            await part.AppendAsync(buffer.AsMemory(0, read), cancel).ConfigureAwait(false);
            if (part.Length > _wanted.Bytes)
                throw new UnexpectedContentException($"the host sent more than {_wanted.Bytes} bytes", []);
            var seconds = _seams.Time.GetElapsedTime(started).TotalSeconds;
            _progress?.Report(new InstallProgress(InstallStep.Downloading, part.Length, total, seconds > 0 ? (part.Length - first) / seconds : null));
        }

        if (part.Length < total)
            throw new TransientDownloadException($"{_wanted.Address!.Host} ended the download after {part.Length} of {total} bytes");
    }

    private static long? TotalOf(PartFile part, HttpResponseMessage response) => response.StatusCode == HttpStatusCode.PartialContent
        ? response.Content.Headers.ContentRange?.Length
        : response.Content.Headers.ContentLength + part.Length;

    private static async Task<byte[]> StartAsync(HttpResponseMessage response)
    {
        var start = new byte[512];
        using var body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        var read = await body.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false).ConfigureAwait(false);
        return start[..read];
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > _seams.Time.GetUtcNow() => date - _seams.Time.GetUtcNow(),
        _ => null,
    };
}

/// <summary>A host sends other content than the model.</summary>
internal sealed class UnexpectedContentException(string message, byte[] start) : Exception(message)
{
    /// <summary>First bytes of the content, if they are known.</summary>
    public byte[] Start { get; } = start;
}
