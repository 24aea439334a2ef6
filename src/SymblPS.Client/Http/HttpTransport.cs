using System.Net.Http.Headers;
using SymblPS.Client.Errors;

namespace SymblPS.Client.Http;

/// <summary>One <see cref="HttpClient"/> and the limits every exchange obeys. Knows no tokens beyond the one it is handed.</summary>
internal sealed class HttpTransport : IDisposable
{
    private readonly HttpClient _http;
    private readonly SymblClientOptions _options;
    private readonly ResponseErrors _errors;
    private readonly RetryPolicy _retry;

    /// <summary>Creates the transport; no connection is made before the first request.</summary>
    public HttpTransport(SymblClientOptions options)
    {
        _options = options;
        Address = new ServiceAddress(options.BaseUri);
        Timing = options.Timing ?? ClientTiming.For(options.BaseUri);
        _errors = new ResponseErrors(options);
        _retry = new RetryPolicy(Timing);
        _http = new HttpClient(Handlers.Create(options)) { Timeout = Timeout.InfiniteTimeSpan };
        if (!_http.DefaultRequestHeaders.UserAgent.TryParseAdd(options.UserAgent))
            throw new ArgumentException($"'{options.UserAgent}' cannot be a User-Agent header.", nameof(options));
    }

    /// <summary>Addresses below the service's own.</summary>
    public ServiceAddress Address { get; }

    /// <summary>Pauses between attempts.</summary>
    public ClientTiming Timing { get; }

    /// <summary>The one place that turns answers and failures into exceptions.</summary>
    public ResponseErrors Errors => _errors;

    /// <summary>
    /// Sends a request, repeating it where that does no harm, and reads the whole answer. An error status is an exception.
    /// </summary>
    /// <param name="request">What to send.</param>
    /// <param name="authorize">Gives the token for each attempt; <see langword="null"/> sends none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ServiceAnswer> SendAsync(ServiceRequest request, Authorizer? authorize, CancellationToken cancellationToken) =>
        RunAsync(request, authorize, ServiceAnswer.ReadAsync, cancellationToken);

    /// <summary>Sends a request like <see cref="SendAsync"/> and leaves the body of the answer to be read.</summary>
    public Task<Exchange> OpenAsync(ServiceRequest request, Authorizer? authorize, CancellationToken cancellationToken) =>
        RunAsync(request, authorize, static exchange => Task.FromResult(exchange), cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<T> RunAsync<T>(
        ServiceRequest request, Authorizer? authorize, Func<Exchange, Task<T>> read, CancellationToken cancellationToken)
    {
        // The overall limit spans all attempts, and outlives this call when the body is read by the caller.
        var overall = new Deadline(_options.OverallTimeout);
        Task<T> Attempt() => AttemptAsync(request, authorize, read, overall, cancellationToken);
        if (!request.Repeatable) return await Attempt().ConfigureAwait(false);
        using var waits = overall.Link(cancellationToken);
        try
        {
            return await _retry.RunAsync(Attempt, waits.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (waits.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw _errors.Overdue(request);
        }
    }

    private async Task<T> AttemptAsync<T>(
        ServiceRequest request, Authorizer? authorize, Func<Exchange, Task<T>> read, Deadline overall, CancellationToken cancel)
    {
        for (var renewed = false; ; renewed = true)
        {
            var token = authorize is null ? null : await authorize.GetAsync(cancel).ConfigureAwait(false);
            var exchange = await ExchangeAsync(request, token, overall, cancel).ConfigureAwait(false);
            try
            {
                if (exchange.Response.IsSuccessStatusCode)
                {
                    var result = await read(exchange).ConfigureAwait(false);
                    if (!ReferenceEquals(result, exchange)) exchange.Dispose();
                    return result;
                }

                // A refused token is not a refused request: the service did nothing yet, so one more go with a new one is safe.
                var refusal = await _errors.FromAnswerAsync(exchange).ConfigureAwait(false);
                if (refusal.StatusCode != 401 || renewed || token is null || !authorize!.Refuse(token)) throw refusal;
                exchange.Dispose();
            }
            catch
            {
                exchange.Dispose();
                throw;
            }
        }
    }

    private async Task<Exchange> ExchangeAsync(ServiceRequest request, AccessToken? token, Deadline overall, CancellationToken cancel)
    {
        var watch = new ExchangeWatch(request.StallTimeout ?? _options.StallTimeout, overall, cancel);
        using var message = new HttpRequestMessage(request.Method, request.Uri);
        try
        {
            message.Content = request.Content?.Invoke(watch);
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            if (request.ExpectContinue) message.Headers.ExpectContinue = true;
            foreach (var header in request.Headers ?? new Dictionary<string, string>())
            {
                message.Headers.Remove(header.Key);
                message.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            if (token is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
            var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, watch.Token).ConfigureAwait(false);
            watch.Rest();
            return new Exchange(request, token, response, watch, _errors);
        }
        catch (Exception e)
        {
            var failure = _errors.FromFailure(request, e, watch);
            watch.Dispose();
            throw failure;
        }
    }
}

/// <summary>Gives the token for a request and takes back the one that was refused.</summary>
internal sealed class Authorizer(ITokenSource tokens, TokenRequestContext context)
{
    /// <summary>A token that should be valid.</summary>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) => tokens.GetAsync(context, cancellationToken);

    /// <summary>Forgets a refused token; tells whether another one can be had.</summary>
    public bool Refuse(AccessToken token)
    {
        tokens.Invalidate(token);
        return tokens.CanRenew;
    }
}
