using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using SymblPS.Client.Http;

namespace SymblPS.Client.Errors;

/// <summary>The one place from an HTTP answer or a failure to this project's exceptions.</summary>
internal sealed class ResponseErrors(SymblClientOptions options)
{
    private const int LongestErrorBody = 64 * 1024;
    private readonly Uri _baseUri = options.BaseUri;

    /// <summary>The exception for an answer with an error status. Its body is read, or given up where it does not come.</summary>
    public async Task<SymblServiceException> FromAnswerAsync(Exchange exchange)
    {
        byte[] body;
        try
        {
            body = await exchange.ReadAsync(LongestErrorBody).ConfigureAwait(false);
        }
        catch (SymblConnectionException)
        {
            // The status says enough when the connection breaks after it.
            body = [];
        }

        var request = exchange.Request;
        var response = exchange.Response;
        var words = ServiceText.MessageOf(body, exchange.Secrets);
        var status = (int)response.StatusCode;
        var reason = string.IsNullOrWhiteSpace(response.ReasonPhrase) ? response.StatusCode.ToString() : response.ReasonPhrase!;
        var text = words is null ? $"{request} answered {status} ({reason})." : $"{request} answered {status} ({reason}): {words}";
        var location = response.Headers.Location is { } to && status is >= 300 and < 400
            ? new Uri(request.Uri, to).GetLeftPart(UriPartial.Authority)
            : null;
        var action = RecommendedActions.For(request, status, words, location, options.Tokens.Kind);
        var wait = RetryAfter(response);
        return status switch
        {
            401 or 403 => new SymblAuthenticationException(text)
            {
                StatusCode = status, ServiceMessage = words, Method = request.Method.Method, Path = request.Path, RetryAfter = wait,
                RecommendedAction = action,
            },
            404 => new SymblNotFoundException(text)
            {
                StatusCode = status, ServiceMessage = words, Method = request.Method.Method, Path = request.Path, RetryAfter = wait,
                RecommendedAction = action,
            },
            429 => new SymblRateLimitException(text)
            {
                StatusCode = status, ServiceMessage = words, Method = request.Method.Method, Path = request.Path, RetryAfter = wait,
                RecommendedAction = action,
            },
            _ => new SymblServiceException(text)
            {
                StatusCode = status, ServiceMessage = words, Method = request.Method.Method, Path = request.Path, RetryAfter = wait,
                RecommendedAction = action,
            },
        };
    }

    /// <summary>The exception for an exchange that ended without an answer, or in the middle of one.</summary>
    public Exception FromFailure(ServiceRequest request, Exception failure, ExchangeWatch watch)
    {
        if (watch.LocalFailure is { } local) return local;
        if (watch.Cancelled) return watch.CancelledException();
        if (watch.Overdue) return Overdue(request);
        if (failure is SymblException or ArgumentException) return failure;

        var nothingSent = !watch.BodyStarted
            && (watch.Stalled || failure is OperationCanceledException
                || (failure is HttpRequestException http && Handlers.IsConnectFailure(http)));
        var address = request.Uri.GetLeftPart(UriPartial.Authority);
        if (watch.Stalled)
        {
            return Connection(
                $"{request} at {address}: no byte moved for {ServiceText.Seconds(request.StallTimeout ?? options.StallTimeout)}.", failure, nothingSent,
                "Check the network and the state of the service, then try again.");
        }

        var socket = SocketErrorOf(failure);
        if (socket is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain)
            return Unresolved(request.Uri, failure);
        if (failure is OperationCanceledException && failure.InnerException is TimeoutException)
        {
            return Connection(
                $"{address} did not accept a connection within {ServiceText.Seconds(options.ConnectTimeout)}.", failure, nothingSent,
                "Check the address, the network, and whether a proxy is needed.");
        }

        if (failure is OperationCanceledException or ObjectDisposedException)
            return Connection($"{request} at {address}: the connection was closed while the request ran.", null, nothingSent: false, null);
        if (failure is HttpRequestException tls && Handlers.IsTlsFailure(tls))
        {
            return Connection(
                $"{address}: no secure connection could be made: {Innermost(failure)}", failure, nothingSent,
                "Check the certificate of the service and the clock of this machine.");
        }

        if (socket == SocketError.ConnectionRefused)
        {
            return Connection(
                $"{address} refuses connections.", failure, nothingSent,
                _baseUri.IsLoopback
                    ? "No server listens there. Connect-Symbl -Local starts one."
                    : "Check the address and whether the service runs.");
        }

        return Connection(
            nothingSent
                ? $"No connection to {address} could be made: {Innermost(failure)}"
                : $"{request} at {address}: the connection broke: {Innermost(failure)}",
            failure, nothingSent, "Check the network and the state of the service, then try again.");
    }

    /// <summary>The exception for an exchange that took longer than the caller allows.</summary>
    public SymblTimeoutException Overdue(ServiceRequest request) =>
        new($"{request} took longer than {ServiceText.Seconds(options.OverallTimeout ?? TimeSpan.Zero)}.")
        {
            RecommendedAction = "Allow more time, or try again when the service is less busy.",
        };

    /// <summary>The exception for a success status with a body that is not what the contract says.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="mediaType">Media type of the answer.</param>
    /// <param name="body">The body, or its beginning.</param>
    /// <param name="secrets">Texts that must not appear in the message.</param>
    /// <param name="cause">Where JSON broke, if it was JSON.</param>
    public static SymblUnexpectedResponseException Unexpected(
        ServiceRequest request, string? mediaType, ReadOnlyMemory<byte> body, IReadOnlyList<string> secrets, JsonException? cause)
    {
        var type = mediaType ?? "a body without content type";
        var came = body.IsEmpty ? "an empty body"
            : ServiceText.IsMarkup(body.Span) ? $"{type}: {ServiceText.MessageOf(body, secrets)}"
            : $"{type} that is broken, cut off, or of another shape";
        return new SymblUnexpectedResponseException($"{request}: expected JSON, got {came}.", cause)
        {
            RecommendedAction = "Check that the address is the one of a Symbl service, and that no proxy answers in its place.",
        };
    }

    /// <summary>How long the service asks to wait; <see langword="null"/> where it does not say.</summary>
    private static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter?.Delta
            ?? (response.Headers.RetryAfter?.Date is { } date ? date - DateTimeOffset.UtcNow : null);
        return wait is { } time && time < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private SymblConnectionException Unresolved(Uri uri, Exception failure)
    {
        var host = uri.DnsSafeHost;
        if (host.Equals("symbl.ai", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".symbl.ai", StringComparison.OrdinalIgnoreCase))
        {
            return new SymblPlatformUnreachableException(
                $"{host} does not resolve: the public service may be gone, or this machine has no network.", Harmless(failure))
            {
                BaseUri = _baseUri,
                NothingSent = true,
                RecommendedAction = "Use the server that comes with this module (Connect-Symbl -Local), "
                    + "or the address of a private deployment (Connect-Symbl -BaseUri https://...).",
            };
        }

        return Connection($"{host} does not resolve.", failure, nothingSent: true, "Check the address and the network.");
    }

    private SymblConnectionException Connection(string message, Exception? cause, bool nothingSent, string? action) =>
        new(ServiceText.WithoutUserInfo(message), Harmless(cause))
        {
            BaseUri = _baseUri,
            NothingSent = nothingSent,
            RecommendedAction = action,
        };

    // A proxy's address may carry a password, and some frameworks put that address into the message.
    private static Exception? Harmless(Exception? cause)
    {
        for (var e = cause; e is not null; e = e.InnerException)
        {
            if (ServiceText.WithoutUserInfo(e.Message) != e.Message) return null;
        }

        return cause;
    }

    private static string Innermost(Exception failure)
    {
        while (failure.InnerException is { } inner) failure = inner;
        return failure.Message.EndsWith(".", StringComparison.Ordinal) ? failure.Message : failure.Message + ".";
    }

    private static SocketError? SocketErrorOf(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is SocketException socket) return socket.SocketErrorCode;
            if (failure is WebException { Status: WebExceptionStatus.NameResolutionFailure }) return SocketError.HostNotFound;
        }

        return null;
    }
}
