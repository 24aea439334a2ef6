using System.Net.Sockets;
using System.Text.Json;

namespace SymblPS.Client.Errors;

/// <summary>Maps error responses and failures to the exceptions of this project. No other type creates them from HTTP.</summary>
internal sealed class ResponseErrors(ErrorContext context)
{
    /// <summary>Creates the exception for a response with an error status.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">Status and headers of the response.</param>
    /// <param name="body">The body, its beginning, or nothing if the client could not read it.</param>
    /// <param name="secrets">Texts that must not appear in the message.</param>
    public SymblServiceException FromResponse(
        IRequestDescription request, HttpResponseMessage response, ReadOnlyMemory<byte> body, IReadOnlyList<string> secrets)
    {
        var words = ServiceText.MessageOf(body, secrets);
        var status = (int)response.StatusCode;
        var reason = string.IsNullOrWhiteSpace(response.ReasonPhrase) ? response.StatusCode.ToString() : response.ReasonPhrase!;
        var text = words is null ? $"{request} answered {status} ({reason})." : $"{request} answered {status} ({reason}): {words}";
        var location = response.Headers.Location is { } to && status is >= 300 and < 400
            ? new Uri(request.Uri, to).GetLeftPart(UriPartial.Authority)
            : null;
        var action = RecommendedActions.For(request, status, words, location, context.Authentication);
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

    /// <summary>Creates the exception for an exchange that ended before its response was complete.</summary>
    public Exception FromFailure(IRequestDescription request, Exception failure, IExchangeState state)
    {
        if (state.LocalFailure is { } local) return local;
        if (state.Canceled) return state.CanceledException();
        if (state.Overdue) return Overdue(request);
        if (failure is SymblException or ArgumentException) return failure;

        var nothingSent = !state.BodyStarted
            && (state.Stalled || failure is OperationCanceledException
                || (failure is HttpRequestException http && IsConnectFailure(http)));
        var address = request.Uri.GetLeftPart(UriPartial.Authority);
        if (state.Stalled)
        {
            return Connection(
                $"{request} at {address}: no byte moved for {ServiceText.Seconds(request.StallTimeout ?? context.StallTimeout)}.", failure, nothingSent,
                "Check the network and the state of the service, then try again.");
        }

        var socket = SocketErrorOf(failure);
        if (socket is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain)
            return Unresolved(request.Uri, failure);
        if (failure is OperationCanceledException && failure.InnerException is TimeoutException)
        {
            return Connection(
                $"{address} did not accept a connection within {ServiceText.Seconds(context.ConnectTimeout)}.", failure, nothingSent,
                "Check the address, the network, and whether a proxy is needed.");
        }

        if (failure is OperationCanceledException or ObjectDisposedException)
            return Closed(request);
        if (failure is HttpRequestException tls && IsTlsFailure(tls))
        {
            return Connection(
                $"{address}: no secure connection could be made: {Innermost(failure)}", failure, nothingSent,
                "Check the certificate of the service and the clock of this machine.");
        }

        if (socket == SocketError.ConnectionRefused)
        {
            return Connection(
                $"{address} refuses connections.", failure, nothingSent,
                context.BaseUri.IsLoopback
                    ? "No server listens there. Connect-Symbl -Local starts one."
                    : "Check the address and whether the service runs.");
        }

        return Connection(
            nothingSent
                ? $"No connection to {address} could be made: {Innermost(failure)}"
                : $"{request} at {address}: the connection broke: {Innermost(failure)}",
            failure, nothingSent, "Check the network and the state of the service, then try again.");
    }

    /// <summary>Creates the exception for a request that the disposal of its client ended.</summary>
    public SymblConnectionException Closed(IRequestDescription request) => Connection(
        $"{request} at {request.Uri.GetLeftPart(UriPartial.Authority)}: the connection was closed while the request ran.", null,
        nothingSent: false, null);

    /// <summary>Creates the exception for a request that took longer than the overall limit.</summary>
    public SymblTimeoutException Overdue(IRequestDescription request) =>
        new($"{request} took longer than {ServiceText.Seconds(context.OverallTimeout ?? TimeSpan.Zero)}.")
        {
            RecommendedAction = "Allow more time, or try again when the service is less busy.",
        };

    /// <summary>Creates the exception for a success status with a body that violates the contract.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mediaType">Media type of the response.</param>
    /// <param name="body">The body, or its beginning.</param>
    /// <param name="secrets">Texts that must not appear in the message.</param>
    /// <param name="cause">The JSON error; <see langword="null"/> if the body is not JSON.</param>
    public static SymblUnexpectedResponseException Unexpected(
        IRequestDescription request, string? mediaType, ReadOnlyMemory<byte> body, IReadOnlyList<string> secrets, JsonException? cause)
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

    /// <summary>Reads the pause that the service asks for; <see langword="null"/> for no such header.</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter?.Delta
            ?? (response.Headers.RetryAfter?.Date is { } date ? date - context.Time.GetUtcNow() : null);
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
                BaseUri = context.BaseUri,
                NothingSent = true,
                RecommendedAction = "Use the server that comes with this module (Connect-Symbl -Local), "
                    + "or the address of a private deployment (Connect-Symbl -BaseUri https://...).",
            };
        }

        return Connection($"{host} does not resolve.", failure, nothingSent: true, "Check the address and the network.");
    }

    private SymblConnectionException Connection(string message, Exception? cause, bool nothingSent, string? action)
    {
        var ended = context.ServerHasEnded?.Invoke() == true;
        return new(ended ? "The local server has ended." : ServiceText.WithoutUserInfo(message), Harmless(cause))
        {
            BaseUri = context.BaseUri,
            NothingSent = nothingSent,
            ServerEnded = ended,
            RecommendedAction = ended ? "Run Connect-Symbl -Local again. The new server continues the unfinished jobs." : action,
        };
    }

    // The address of a proxy may contain a password, and an inner message may contain that address.
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

    // The connection was never open, so the client cannot have sent a part of the request.
    private static bool IsConnectFailure(HttpRequestException failure) => failure.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static bool IsTlsFailure(HttpRequestException failure) =>
        failure.HttpRequestError == HttpRequestError.SecureConnectionError;

    private static SocketError? SocketErrorOf(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is SocketException socket) return socket.SocketErrorCode;
        }

        return null;
    }
}
