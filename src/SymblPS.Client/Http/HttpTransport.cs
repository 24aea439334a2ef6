using System.Net.Http.Headers;
using SymblPS.Client.Authentication;
using SymblPS.Client.Configuration;
using SymblPS.Client.Errors;

namespace SymblPS.Client.Http;

/// <summary>Sends requests through the handlers of one connection. The first call creates them.</summary>
internal sealed class HttpTransport : ITokenTransport, IDisposable
{
    private readonly SymblClientOptions _options;
    private readonly ResponseErrors _errors;
    private readonly Func<HttpMessageHandler> _primary;
    private readonly ProductInfoHeaderValue[] _userAgent;
    private readonly object _gate = new();
    private ConnectionClient? _client;
    private bool _disposed;

    /// <summary>Creates the transport. It opens no connection before the first call.</summary>
    /// <param name="options">Address, credentials and limits.</param>
    public HttpTransport(SymblClientOptions options) : this(options, () => PrimaryHandler.Create(options)) { }

    /// <summary>Creates the transport with a primary handler of the caller.</summary>
    /// <param name="options">Address, credentials and limits.</param>
    /// <param name="primary">Creates the handler next to the network.</param>
    internal HttpTransport(SymblClientOptions options, Func<HttpMessageHandler> primary)
    {
        _options = options;
        _primary = primary;
        Address = new ServiceAddress(options.BaseUri);
        Timing = options.Timing ?? ClientTiming.For(options.BaseUri);
        Authorizer = new Authorizer(options.Tokens, new TokenRequestContext(Address.BaseUri, this, options.Time));
        _errors = new ResponseErrors(new ErrorContext
        {
            BaseUri = options.BaseUri,
            Authentication = options.Tokens.Kind,
            ConnectTimeout = options.ConnectTimeout,
            StallTimeout = options.StallTimeout,
            OverallTimeout = options.OverallTimeout,
            ServerHasEnded = options.ServerHasEnded,
            Time = options.Time,
        });
        using var probe = new HttpRequestMessage();
        if (!probe.Headers.UserAgent.TryParseAdd(options.UserAgent))
            throw new ArgumentException($"'{options.UserAgent}' cannot be a User-Agent header.", nameof(options));
        _userAgent = [.. probe.Headers.UserAgent];
    }

    /// <summary>Builds addresses below the base address.</summary>
    public ServiceAddress Address { get; }

    /// <summary>Pauses between attempts.</summary>
    public ClientTiming Timing { get; }

    /// <summary>Supplies access tokens.</summary>
    public Authorizer Authorizer { get; }

    /// <summary>Sends a request, repeats it if that is safe, and reads the whole response. An error status is an exception.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<ServiceAnswer> SendAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var call = Call(request, buffered: true, cancellationToken);
        using var response = await SendAsync(call).ConfigureAwait(false);
        return new ServiceAnswer(call, response);
    }

    /// <summary>Sends a request like <see cref="SendAsync(ServiceRequest, CancellationToken)"/> and leaves the body unread.</summary>
    public async Task<Exchange> OpenAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var call = Call(request, buffered: false, cancellationToken);
        return new Exchange(call, await SendAsync(call).ConfigureAwait(false));
    }

    /// <inheritdoc />
    async Task<ReadOnlyMemory<byte>> ITokenTransport.SendAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(
            new ServiceRequest
            {
                Method = request.Method,
                Uri = request.Uri,
                Path = request.Path,
                Content = request.Body is { } body ? watch => UploadContent.Json(body, watch) : null,
                Authorize = false,
                Repeatable = true,
                Secrets = request.Secrets,
            },
            cancellationToken).ConfigureAwait(false);
        return answer.Body;
    }

    /// <summary>Closes the connections; running calls fail.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _client?.Dispose();
        }
    }

    private ServiceCall Call(ServiceRequest request, bool buffered, CancellationToken cancellationToken) =>
        new(request, buffered, new Deadline(_options.OverallTimeout, _options.Time), cancellationToken);

    private async Task<HttpResponseMessage> SendAsync(ServiceCall call)
    {
        using var message = Message(call);
        try
        {
            return await Client().SendAsync(message, HttpCompletionOption.ResponseHeadersRead, call.Caller).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException && !call.Caller.IsCancellationRequested)
        {
            // Neither the caller nor a limit ended the call, so the disposal of this object did.
            throw _errors.Closed(call.Request);
        }
    }

    private HttpClient Client()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return (_client ??= Create()).Http;
        }
    }

    private ConnectionClient Create() => ConnectionClient.Create(
        _options.ConnectionName ?? Address.BaseUri.Authority,
        HandlerChain.Create(_options, Timing, Authorizer, _errors),
        _primary(),
        http =>
        {
            // The handlers limit a call; they distinguish its time without a byte from its overall time.
            http.Timeout = Timeout.InfiniteTimeSpan;
            foreach (var product in _userAgent) http.DefaultRequestHeaders.UserAgent.Add(product);
        });

    private static HttpRequestMessage Message(ServiceCall call)
    {
        var request = call.Request;
        var message = new HttpRequestMessage(request.Method, request.Uri);
        call.AttachTo(message);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (request.ExpectContinue) message.Headers.ExpectContinue = true;
        if (request.Headers is null) return message;
        foreach (var header in request.Headers)
        {
            message.Headers.Remove(header.Key);
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return message;
    }
}
