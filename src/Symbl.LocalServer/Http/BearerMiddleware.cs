using Symbl.LocalServer.Authentication;

namespace Symbl.LocalServer.Http;

/// <summary>Marks an endpoint that needs no token.</summary>
internal sealed class AnonymousEndpoint
{
    public static AnonymousEndpoint Instance { get; } = new();
}

/// <summary>Marks an endpoint that also accepts a static key in the header <c>ApiKey</c>, like Nebula.</summary>
internal sealed class StaticKeyEndpoint
{
    public static StaticKeyEndpoint Instance { get; } = new();
}

/// <summary>Requires a valid token for known endpoints. An endpoint with a static key also accepts the account's secret.</summary>
internal sealed class BearerMiddleware(RequestDelegate next, TokenService tokens, Credentials credentials)
{
    public const string RefusalText = "Token validation failed for provided token.";

    public Task InvokeAsync(HttpContext context)
    {
        // Unknown paths and wrong methods get their own errors without a token, because the answers reveal nothing and change nothing.
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<KnownEndpoint>() is null || metadata.GetMetadata<AnonymousEndpoint>() is not null)
            return next(context);
        var isAllowed = (TokenOf(context.Request) is { } token && tokens.IsValid(token))
            || (metadata.GetMetadata<StaticKeyEndpoint>() is not null && IsKey(context.Request));
        return isAllowed ? next(context) : throw new ApiException(StatusCodes.Status401Unauthorized, RefusalText);
    }

    /// <summary>Returns the token of a request, or null if it has none.</summary>
    public static string? TokenOf(HttpRequest request)
    {
        const string scheme = "Bearer ";
        if (request.Headers.Authorization is [{ } authorization]
            && authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            return authorization[scheme.Length..].Trim();
        return request.Headers["x-api-key"] is [{ } key] ? key : null;
    }

    // A client that supports only one key can also send a token here.
    private bool IsKey(HttpRequest request) =>
        request.Headers["ApiKey"] is [{ } key] && (credentials.MatchSecret(key) || tokens.IsValid(key));
}
