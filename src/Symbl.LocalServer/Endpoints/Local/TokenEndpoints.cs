using System.Net;
using Symbl.LocalServer.Authentication;
using Symbl.LocalServer.Faults;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Local;

/// <summary>Issues an access token in exchange for credentials. The older paths renew and revoke a token.</summary>
internal sealed class TokenEndpoints(Credentials credentials, TokenService tokens, TokenThrottle throttle) : IEndpoints
{
    private static readonly string[] RevokeMethods = [HttpMethods.Delete, HttpMethods.Post];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/oauth2/token:generate", GenerateAsync).WithMetadata(AnonymousEndpoint.Instance);
        routes.MapPost("/oauth2/token:refresh", RefreshAsync);
        routes.MapMethods("/oauth2/token:revoke", RevokeMethods, RevokeAsync);
    }

    private async Task GenerateAsync(HttpContext context)
    {
        var fields = Fields.OfBody(await context.ReadObjectAsync());
        if (fields.RequiredText("type") != "application")
            throw ApiException.Invalid("\"type\" must be one of [application]");
        var appId = fields.RequiredText("appId");
        var appSecret = fields.RequiredText("appSecret");
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (throttle.Wait(address, appId) is var wait && wait > TimeSpan.Zero)
        {
            throw new ApiException(StatusCodes.Status429TooManyRequests, "Too many wrong secrets for this appId. Wait before the next request.")
            {
                RetryAfter = (int)Math.Ceiling(wait.TotalSeconds),
            };
        }

        if (!credentials.Match(appId, appSecret))
        {
            throttle.Failed(address, appId);
            throw new ApiException(StatusCodes.Status401Unauthorized, "Combination of appId and appSecret is not valid.");
        }

        throttle.Succeeded(address, appId);
        await AnswerAsync(context, tokens.Issue(appId, context.Features.Get<EarlyTokenExpiry>()?.After));
    }

    private Task RefreshAsync(HttpContext context) => AnswerAsync(context, tokens.Renew(credentials.AppId));

    // Revokes the token of the request.
    private Task RevokeAsync(HttpContext context)
    {
        tokens.Revoke(BearerMiddleware.TokenOf(context.Request)!);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static Task AnswerAsync(HttpContext context, AccessToken token) =>
        context.AnswerAsync(new TokenResponse(token.Text, token.SecondsLeft), LocalJson.Wire.TokenResponse);
}
