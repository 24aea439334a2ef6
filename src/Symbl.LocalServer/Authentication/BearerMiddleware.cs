using Symbl.LocalServer.Endpoints;

namespace Symbl.LocalServer.Authentication;

/// <summary>Marks an endpoint that needs no token.</summary>
internal sealed class AnonymousEndpoint
{
    public static AnonymousEndpoint Instance { get; } = new();
}

/// <summary>Lets requests to known endpoints pass with a valid token only.</summary>
internal sealed class BearerMiddleware(RequestDelegate next, TokenService tokens)
{
    public const string RefusalText = "Token validation failed for provided token.";

    public Task InvokeAsync(HttpContext context)
    {
        // Unknown paths and wrong verbs are answered as such: they tell nothing and do nothing.
        var known = context.GetEndpoint()?.Metadata.GetMetadata<KnownEndpoint>() is not null;
        if (!known || context.GetEndpoint()!.Metadata.GetMetadata<AnonymousEndpoint>() is not null)
            return next(context);
        return TokenOf(context.Request) is { } token && tokens.IsValid(token)
            ? next(context)
            : throw new ApiException(StatusCodes.Status401Unauthorized, RefusalText);
    }

    private static string? TokenOf(HttpRequest request)
    {
        const string scheme = "Bearer ";
        if (request.Headers.Authorization is [{ } authorization]
            && authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            return authorization[scheme.Length..].Trim();
        return request.Headers["x-api-key"] is [{ } key] ? key : null;
    }
}
