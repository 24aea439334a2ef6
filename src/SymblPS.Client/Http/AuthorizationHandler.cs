using System.Net;
using System.Net.Http.Headers;
using SymblPS.Client.Authentication;

namespace SymblPS.Client.Http;

/// <summary>
/// Adds the access token. After a 401 the handler requests another token and sends the request once more: the service refused the request
/// before it did anything, so the second exchange is safe for every verb.
/// </summary>
internal sealed class AuthorizationHandler(Authorizer authorizer) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ServiceCall.Of(request);
        if (!call.Request.Authorize) return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        for (var renewed = false; ; renewed = true)
        {
            var token = await authorizer.GetAsync(cancellationToken).ConfigureAwait(false);
            call.Token = token;
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.Unauthorized || renewed || !authorizer.Refuse(token)) return response;
            using (response)
            {
                // The connection serves the next exchange only after this body was read.
                await ResponseBody.ReadErrorAsync(response).ConfigureAwait(false);
            }
        }
    }
}
