using SymblPS.Client.Errors;

namespace SymblPS.Client.Http;

/// <summary>Turns error statuses into exceptions, and reads the whole body of a buffered call.</summary>
internal sealed class ResponseHandler(ResponseErrors errors) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ServiceCall.Of(request);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!response.IsSuccessStatusCode)
            {
                var body = await ResponseBody.ReadErrorAsync(response).ConfigureAwait(false);
                throw errors.FromResponse(call.Request, response, body, call.Secrets);
            }

            if (call.Buffered) call.Body = await ResponseBody.ReadAsync(response).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
