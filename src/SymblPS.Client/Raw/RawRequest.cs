namespace SymblPS.Client.Raw;

/// <summary>A request in the caller's own words. At most one of the three bodies may be given.</summary>
public sealed record RawRequest
{
    /// <summary>HTTP verb.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>
    /// Path with its query, such as <c>/v1/conversations?limit=1</c>; an absolute address is taken for the connection's host only.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>Body as text, sent as UTF-8.</summary>
    public string? Body { get; init; }

    /// <summary>Body as bytes.</summary>
    public byte[]? BodyBytes { get; init; }

    /// <summary>File whose bytes are the body; streamed.</summary>
    public string? BodyPath { get; init; }

    /// <summary>Content type of the body; <c>application/json</c> for text where none is given, none for bytes and files.</summary>
    public string? ContentType { get; init; }

    /// <summary>Further headers. <c>Authorization</c> is the connection's own and cannot be given.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>The service's answer as it came.</summary>
public sealed record RawResponse
{
    /// <summary>HTTP status code, 200 to 299.</summary>
    public int StatusCode { get; init; }

    /// <summary>Headers of the answer and of its content; several values of one header are joined by a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Media type without parameters; <see langword="null"/> where the service does not say.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body as text; empty where there is none.</summary>
    public string Text { get; init; } = string.Empty;
}
