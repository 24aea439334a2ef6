using Symbl.LocalServer.Authentication;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Faults;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Local;

/// <summary>Issues an access token in exchange for credentials.</summary>
internal sealed class TokenEndpoints(Credentials credentials, TokenService tokens) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/oauth2/token:generate", GenerateAsync).WithMetadata(AnonymousEndpoint.Instance);

    private async Task GenerateAsync(HttpContext context)
    {
        var fields = Fields.OfBody(await context.ReadObjectAsync());
        if (fields.RequiredText("type") != "application")
            throw ApiException.Invalid("\"type\" must be one of [application]");
        var appId = fields.RequiredText("appId");
        var appSecret = fields.RequiredText("appSecret");
        if (!credentials.Match(appId, appSecret))
            throw new ApiException(StatusCodes.Status401Unauthorized, "Combination of appId and appSecret is not valid.");
        var token = tokens.Issue(appId, context.Features.Get<EarlyTokenExpiry>()?.After);
        await context.AnswerAsync(new TokenResponse(token.Text, token.SecondsLeft), LocalJson.Wire.TokenResponse);
    }
}
