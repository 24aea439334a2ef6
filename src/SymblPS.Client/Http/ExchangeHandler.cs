using SymblPS.Client.Errors;

namespace SymblPS.Client.Http;

/// <summary>
/// Sends one exchange: a new message with a body of its own, under the limits of the call. Turns a failure into an exception of this
/// project, and gives the body of the response the same limits.
/// </summary>
internal sealed class ExchangeHandler(TimeSpan stallTimeout, TimeProvider time, ResponseErrors errors) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ServiceCall.Of(request);
        var watch = new ExchangeWatch(
            call.Request.StallTimeout ?? stallTimeout, call.Deadline, time, call.Caller, cancellationToken);
        try
        {
            using var message = Copy(request);
            message.Content = call.Request.Content?.Invoke(watch);
            var response = await base.SendAsync(message, watch.Token).ConfigureAwait(false);
            watch.Rest();
            response.Content = new LimitedContent(response.Content, call.Request, watch, errors);
            return response;
        }
        catch (Exception e)
        {
            var failure = errors.FromFailure(call.Request, e, watch);
            watch.Dispose();
            throw failure;
        }
    }

    // A message that was sent keeps traces of its exchange, such as its content and the headers that the network layer added.
    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
        };
        foreach (var header in request.Headers.NonValidated) copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        ServiceCall.Of(request).AttachTo(copy);
        return copy;
    }
}
