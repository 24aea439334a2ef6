
namespace SymblPS.Client.Http;

/// <summary>One request, as often as it must be made: the body is built anew for each attempt.</summary>
internal sealed record ServiceRequest
{
    /// <summary>HTTP verb.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Where it goes, query included.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Path as messages name it: below the connection's address, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>Builds the body for one attempt; <see langword="null"/> for none.</summary>
    public Func<ExchangeWatch, HttpContent>? Content { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Whether the body waits for the server's consent, so that a refusal costs no upload.</summary>
    public bool ExpectContinue { get; init; }

    /// <summary>Whether doing it twice does no harm, so that it may be repeated after a failure.</summary>
    public bool Repeatable { get; init; }

    /// <summary>Longest time in which no byte moves, where it is another than the client's.</summary>
    public TimeSpan? StallTimeout { get; init; }

    /// <summary>Texts that must not appear in a message about this request, such as the secret in its body.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Verb and path, such as <c>GET /v1/conversations</c>.</summary>
    public override string ToString() => $"{Method} {Path}";
}
