namespace SymblPS.Client.Authentication;

/// <summary>Supplies the access token of a request and takes back a refused one.</summary>
internal sealed class Authorizer(ITokenSource tokens, TokenRequestContext context)
{
    /// <summary>Returns a token that should be valid.</summary>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) => tokens.GetAsync(context, cancellationToken);

    /// <summary>Discards a refused token and returns whether the source can supply another one.</summary>
    public bool Refuse(AccessToken token)
    {
        tokens.Invalidate(token);
        return tokens.CanRenew;
    }
}
