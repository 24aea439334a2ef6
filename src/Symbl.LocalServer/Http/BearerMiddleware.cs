using Symbl.LocalServer.Authentication;

namespace Symbl.LocalServer.Http;

/// <summary>Marks an endpoint that needs no token.</summary>
internal sealed class AnonymousEndpoint
{
    public static AnonymousEndpoint Instance { get; } = new();
}

/// <summary>Marks an endpoint that also takes a static key in the header <c>ApiKey</c>, as Nebula does.</summary>
internal sealed class StaticKeyEndpoint
{
    public static StaticKeyEndpoint Instance { get; } = new();
}

/// <summary>Lets requests to known endpoints pass with a valid token only; or with the account's secret, where a static key is taken.</summary>
internal sealed class BearerMiddleware(RequestDelegate next, TokenService tokens, Credentials credentials)
{
    public const string RefusalText = "Token validation failed for provided token.";

    public Task InvokeAsync(HttpContext context)
    {
        // Unknown paths and wrong verbs are answered as such: they tell nothing and do nothing.
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<KnownEndpoint>() is null || metadata.GetMetadata<AnonymousEndpoint>() is not null)
            return next(context);
        var isAllowed = (TokenOf(context.Request) is { } token && tokens.IsValid(token))
            || (metadata.GetMetadata<StaticKeyEndpoint>() is not null && IsKey(context.Request));
        return isAllowed ? next(context) : throw new ApiException(StatusCodes.Status401Unauthorized, RefusalText);
    }

    private static string? TokenOf(HttpRequest request)
    {
        const string scheme = "Bearer ";
        if (request.Headers.Authorization is [{ } authorization]
            && authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            return authorization[scheme.Length..].Trim();
        return request.Headers["x-api-key"] is [{ } key] ? key : null;
    }

    // Clients that know of one key only put a token there as well.
    private bool IsKey(HttpRequest request) =>
        request.Headers["ApiKey"] is [{ } key] && (credentials.MatchSecret(key) || tokens.IsValid(key));
}
