namespace SymblPS.Client.Authentication;

/// <summary>A request for an access token. It is safe to repeat, and it carries no access token itself.</summary>
internal sealed record TokenRequest
{
    /// <summary>HTTP verb.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Address, query included.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Path in messages, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>JSON body; <see langword="null"/> for no body.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Texts that must not appear in a message or trace about this request.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Verb and path, such as <c>POST /oauth2/token:generate</c>.</summary>
    public override string ToString() => $"{Method} {Path}";
}

/// <summary>Sends requests for access tokens under the limits of a client.</summary>
internal interface ITokenTransport
{
    /// <summary>Sends a request and returns the body of a successful response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<ReadOnlyMemory<byte>> SendAsync(TokenRequest request, CancellationToken cancellationToken);
}
