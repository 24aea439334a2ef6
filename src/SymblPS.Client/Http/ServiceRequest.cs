using SymblPS.Client.Errors;

namespace SymblPS.Client.Http;

/// <summary>A request with all its attempts. Each attempt creates its own body.</summary>
internal sealed record ServiceRequest : IRequestDescription
{
    /// <summary>HTTP verb.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Address, query included.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Path in messages: below the base address, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>Creates the body of one attempt; <see langword="null"/> for no body.</summary>
    public Func<ExchangeWatch, HttpContent>? Content { get; init; }

    /// <summary>Additional headers.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Whether the request carries the access token of the connection.</summary>
    public bool Authorize { get; init; } = true;

    /// <summary>Whether the client sends the body only after the server agreed, so that a refusal costs no upload.</summary>
    public bool ExpectContinue { get; init; }

    /// <summary>Whether a second attempt is safe, so that the client may repeat the request after a failure.</summary>
    public bool Repeatable { get; init; }

    /// <summary>Maximum time without a byte; <see langword="null"/> for the limit of the client.</summary>
    public TimeSpan? StallTimeout { get; init; }

    /// <summary>Texts that must not appear in a message about this request, such as the secret in its body.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Verb and path, such as <c>GET /v1/conversations</c>.</summary>
    public override string ToString() => $"{Method} {Path}";
}
