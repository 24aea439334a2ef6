using System.Diagnostics;
using System.Globalization;

namespace SymblPS.Client.Http;

/// <summary>
/// Records one <see cref="Activity"/> per exchange for a listener of the source <c>SymblPS.Client</c>; without a listener it does nothing.
/// The activity contains verb, host, path and status. It contains no query, header or body, because each of them may contain a secret.
/// </summary>
internal sealed class TracingHandler(string? connection) : DelegatingHandler
{
    /// <summary>Name of the activity source.</summary>
    public const string SourceName = "SymblPS.Client";
    private static readonly ActivitySource Source = new(SourceName);

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ServiceCall.Of(request);
        var earlier = call.Exchanges++;
        return Source.HasListeners() ? TraceAsync(call, request, earlier, cancellationToken) : base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> TraceAsync(
        ServiceCall call, HttpRequestMessage request, int earlier, CancellationToken cancellationToken)
    {
        using var activity = Source.StartActivity(call.Request.Method.Method, ActivityKind.Client);
        activity?.SetTag("http.request.method", call.Request.Method.Method)
            .SetTag("server.address", call.Request.Uri.Host)
            .SetTag("server.port", call.Request.Uri.Port)
            .SetTag("url.path", call.Request.Path)
            .SetTag("symbl.connection", connection);
        if (earlier > 0) activity?.SetTag("http.request.resend_count", earlier);
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            activity?.SetTag("http.response.status_code", (int)response.StatusCode);
            if (!response.IsSuccessStatusCode)
            {
                activity?.SetTag("error.type", ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture))
                    .SetStatus(ActivityStatusCode.Error);
            }

            return response;
        }
        catch (Exception e)
        {
            // The type alone: a message may quote the service.
            activity?.SetTag("error.type", e.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}
